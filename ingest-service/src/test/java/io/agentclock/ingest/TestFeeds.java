package io.agentclock.ingest;

import io.agentclock.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Configurations with short times. */
public final class TestFeeds {

  public static final int PARTITIONS = 4;
  public static final String SECRET = "a-client-secret-that-must-never-show-anywhere";

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private TestFeeds() {}

  public static String newPrefix() {
    return "t" + PREFIXES.incrementAndGet() + "-";
  }

  /** The settings of a feed that polls twice a second. */
  public static String kore(String id, String account, String url) {
    return """
        %s:
              source: kore
              account: %s
              base-url: %s
              stream-id: st-1
              client-id: cs-1
              client-secret: %s
              poll-every: 500ms
              start-from: 1h
              request-timeout: 15s
              rate-limit-per-minute: 6000
              retry: {initial: 50ms, most: 400ms}
              streams: {agent-activity: {settle: 1s, overlap: 3s}}
        """
        .formatted(id, account, url, SECRET);
  }

  /** The same feed, which waits for an answer a short time only. */
  public static String hurried(String feed) {
    return feed.replace("request-timeout: 15s", "request-timeout: 2s");
  }

  /** What Kore.ai says of an agent that becomes not ready. */
  static String update(String agent) {
    return "{ \"AgentId\" : \"%s\", \"EventTime\": \"10/20/2020 2:13:12\", \"Activity\":\"notready\" }"
        .formatted(agent);
  }

  public static String yaml(String bootstrapServers, String prefix, List<String> feeds) {
    return """
        kafka.bootstrap.servers: %s
        agentclock:
          topics: {partitions: %d, replication-factor: 1, prefix: "%s"}
          ingest: {port: 0}
          feeds:
        """
            .formatted(bootstrapServers, PARTITIONS, prefix)
        + String.join("", feeds.stream().map(feed -> "    " + feed).toList());
  }

  public static Settings settings(String yaml) {
    return Settings.of(Settings.parse(yaml, "test"), Map.of());
  }
}
