package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.kore.KoreAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** A simulated vendor that has lived for a day, and the feed that pulls it. */
final class Simulation implements AutoCloseable {

  /** The id of the feed. */
  static final String FEED = "kore-sim";

  /** An hour more than the workforce has lived, so that the first pull brings all of it. */
  private static final String START_FROM = "PT25H";

  private static final int SECRET_BYTES = 16;

  private final VendorSimulator simulator;

  private Simulation(VendorSimulator simulator) {
    this.simulator = simulator;
  }

  /**
   * Starts a vendor with credentials of its own.
   *
   * @param startFile remembers when the workforce's history began, so that a second quick start on
   *     the same data goes on with the same history
   */
  static Simulation start(QuickstartOptions options, Path startFile) {
    KoreAccount known = KoreAccount.defaults();
    KoreAccount account =
        new KoreAccount(
            known.account(), "cs-" + random(), random(), known.streamId(), known.zone());
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withHost(Ports.HOST)
            .withPort(options.simulatorPort())
            .withAgents(options.agents())
            .withSeed(options.seed())
            .withAccount(account);
    try {
      Instant start = historyStart(settings, startFile);
      return new Simulation(VendorSimulator.start(settings.withHistoryStart(start)));
    } catch (IOException e) {
      throw new BadSettingException(
          "--simulator-port",
          "the simulator can't listen (%s); choose another port".formatted(e.getMessage()));
    }
  }

  /** For a person: where it is and how big. */
  String description() {
    return "%s, %d agents since %s"
        .formatted(simulator.baseUrl(), simulator.settings().agents(), simulator.historyStart());
  }

  /** The settings of the feed that pulls this vendor. */
  Map<String, Object> feed() {
    return feed(simulator.settings().account(), simulator.baseUrl());
  }

  /** The same with an address and credentials nobody knows, to check a configuration with. */
  static Map<String, Object> feedToCheck() {
    return feed(KoreAccount.defaults(), URI.create("http://" + Ports.HOST));
  }

  private static Map<String, Object> feed(KoreAccount account, URI baseUrl) {
    return Map.of(
        "source", "kore",
        "account", account.account(),
        "base-url", baseUrl.toString(),
        "stream-id", account.streamId(),
        "client-id", account.clientId(),
        "client-secret", account.clientSecret(),
        "zone", account.zone().getId(),
        "start-from", START_FROM);
  }

  @Override
  public void close() throws IOException {
    simulator.close();
  }

  private static Instant historyStart(SimulatorSettings settings, Path startFile)
      throws IOException {
    if (Files.exists(startFile)) {
      return Instant.parse(Files.readString(startFile).strip());
    }
    Instant start = settings.historyStart(Instant.now());
    Files.writeString(startFile, start.toString());
    return start;
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
