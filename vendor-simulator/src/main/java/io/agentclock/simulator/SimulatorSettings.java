package io.agentclock.simulator;

import io.agentclock.simulator.genesys.GenesysHabits;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a simulator is started with.
 *
 * @param port 0 for any free one
 * @param agents how many seeded people; 0 for a script alone
 * @param history how long the workforce has lived when the simulator starts
 * @param fixedStart when the history starts, in place of a length; null for none
 * @param clock the time everything goes by
 */
public record SimulatorSettings(
    String host,
    int port,
    int agents,
    long seed,
    Duration history,
    Instant fixedStart,
    VendorAccounts accounts,
    VendorHabits allHabits,
    InstantSource clock) {

  public SimulatorSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(allHabits, "allHabits");
    Objects.requireNonNull(clock, "clock");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (agents < 0) {
      throw new IllegalArgumentException("agents can't be negative: " + agents);
    }
    if (history.isNegative()) {
      throw new IllegalArgumentException("history can't be negative: " + history);
    }
  }

  /** Any port of the loopback, 200 agents who have lived 24 hours, the system's clock. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        "127.0.0.1",
        0,
        200,
        1,
        Duration.ofHours(24),
        null,
        VendorAccounts.defaults(),
        VendorHabits.defaults(),
        InstantSource.system());
  }

  public SimulatorSettings withHost(String other) {
    return new SimulatorSettings(
        other, port, agents, seed, history, fixedStart, accounts, allHabits, clock);
  }

  public SimulatorSettings withPort(int other) {
    return new SimulatorSettings(
        host, other, agents, seed, history, fixedStart, accounts, allHabits, clock);
  }

  public SimulatorSettings withAgents(int other) {
    return new SimulatorSettings(
        host, port, other, seed, history, fixedStart, accounts, allHabits, clock);
  }

  public SimulatorSettings withSeed(long other) {
    return new SimulatorSettings(
        host, port, agents, other, history, fixedStart, accounts, allHabits, clock);
  }

  public SimulatorSettings withHistory(Duration other) {
    return new SimulatorSettings(
        host, port, agents, seed, other, fixedStart, accounts, allHabits, clock);
  }

  /** Whole seconds; the same truth however often it is started. */
  public SimulatorSettings withHistoryStart(Instant start) {
    return new SimulatorSettings(
        host, port, agents, seed, history, start, accounts, allHabits, clock);
  }

  public SimulatorSettings withAccounts(VendorAccounts other) {
    return new SimulatorSettings(
        host, port, agents, seed, history, fixedStart, other, allHabits, clock);
  }

  public SimulatorSettings withAllHabits(VendorHabits other) {
    return new SimulatorSettings(
        host, port, agents, seed, history, fixedStart, accounts, other, clock);
  }

  public SimulatorSettings withAccount(KoreAccount kore) {
    return withAccounts(accounts.withKore(kore));
  }

  public SimulatorSettings withHabits(KoreHabits kore) {
    return withAllHabits(allHabits.withKore(kore));
  }

  public SimulatorSettings withHabits(LivePersonHabits livePerson) {
    return withAllHabits(allHabits.withLivePerson(livePerson));
  }

  public SimulatorSettings withHabits(GenesysHabits genesys) {
    return withAllHabits(allHabits.withGenesys(genesys));
  }

  public SimulatorSettings withClock(InstantSource other) {
    return new SimulatorSettings(
        host, port, agents, seed, history, fixedStart, accounts, allHabits, other);
  }

  /** Kore.ai's. */
  public KoreAccount account() {
    return accounts.kore();
  }

  /** Kore.ai's. */
  public KoreHabits habits() {
    return allHabits.kore();
  }

  /** When the history of a simulator starts that starts at this instant. */
  public Instant historyStart(Instant started) {
    Instant start = fixedStart == null ? started.minus(history) : fixedStart;
    return start.truncatedTo(ChronoUnit.SECONDS);
  }
}
