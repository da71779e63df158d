package io.agentclock.system.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.kore.KoreAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A configuration as an operator would write it: full keys and values. */
public final class ConfigFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values;

  private ConfigFile(Map<String, Object> values) {
    this.values = values;
  }

  static ConfigFile empty() {
    return new ConfigFile(new TreeMap<>());
  }

  /** The same with one value more, or another one. */
  public ConfigFile with(String key, Object value) {
    Map<String, Object> changed = new TreeMap<>(values);
    changed.put(key, value);
    return new ConfigFile(changed);
  }

  /** The same with a feed that pulls this vendor, as fast as its limits allow. */
  public ConfigFile withFeed(String id, VendorSimulator vendor) {
    KoreAccount account = vendor.settings().account();
    String feed = "agentclock.feeds." + id + '.';
    return with(feed + "source", "kore")
        .with(feed + "account", account.account())
        .with(feed + "base-url", vendor.baseUrl().toString())
        .with(feed + "stream-id", account.streamId())
        .with(feed + "client-id", account.clientId())
        .with(feed + "client-secret", account.clientSecret())
        .with(feed + "zone", account.zone().getId())
        .with(feed + "rate-limit-per-minute", vendor.settings().habits().requestsPerMinute());
  }

  /** As a file; what is JSON is YAML too. */
  Path write(Path file) {
    try {
      return Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
