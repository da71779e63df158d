package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorAccounts;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Three simulated vendors of one workforce that has lived for a day, and the feeds that pull them.
 */
final class Simulation implements AutoCloseable {

  private static final int SECRET_BYTES = 16;

  private final VendorSimulator simulator;

  private Simulation(VendorSimulator simulator) {
    this.simulator = simulator;
  }

  /**
   * Starts vendors with credentials of their own.
   *
   * @param startFile remembers when the workforce's history began, so that a second quick start on
   *     the same data goes on with the same history
   */
  static Simulation start(QuickstartOptions options, Path startFile) {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withHost(Ports.HOST)
            .withPort(options.simulatorPort())
            .withAgents(options.agents())
            .withSeed(options.seed())
            .withAccounts(accounts());
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

  /** The settings of the feeds that pull these vendors, by id. */
  Map<String, Map<String, Object>> feeds() {
    return SimulatedFeeds.of(simulator.settings().accounts(), simulator.baseUrl());
  }

  /** The same with an address and credentials nobody knows, to check a configuration with. */
  static Map<String, Map<String, Object>> feedsToCheck() {
    return SimulatedFeeds.of(VendorAccounts.defaults(), URI.create("http://" + Ports.HOST));
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

  private static VendorAccounts accounts() {
    KoreAccount kore = KoreAccount.defaults();
    LivePersonAccount livePerson = LivePersonAccount.defaults();
    GenesysAccount genesys = GenesysAccount.defaults();
    return new VendorAccounts(
        new KoreAccount(kore.account(), "cs-" + random(), random(), kore.streamId(), kore.zone()),
        new LivePersonAccount(
            livePerson.account(), random(), random(), random(), random(), random(), random()),
        new GenesysAccount(genesys.organization(), "client-" + random(), random()));
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
