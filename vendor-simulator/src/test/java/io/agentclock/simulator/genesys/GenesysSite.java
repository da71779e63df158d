package io.agentclock.simulator.genesys;

import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.HttpListener;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A Genesys Cloud of a test's own, at ten o'clock, whose history began the day before. */
final class GenesysSite implements AutoCloseable {

  static final GenesysAccount ACCOUNT = GenesysAccount.defaults();
  static final Instant HISTORY_START = Instant.parse("2026-03-01T00:00:00Z");
  static final String AGENTS_ID = "11111111-1111-4111-8111-111111111101";
  static final long SEED = 7;

  final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
  final ScriptedWorkforce script = new ScriptedWorkforce();
  final Faults faults = new Faults();
  final GenesysClient client;
  private final HttpListener listener;

  private GenesysSite(Workforce workforce, GenesysHabits habits) throws IOException {
    GenesysApi api =
        new GenesysApi(
            new GenesysProfile(SEED, ACCOUNT, habits),
            workforce == null ? script : workforce,
            faults,
            clock,
            HISTORY_START);
    this.listener = HttpListener.open("127.0.0.1", 0, api, clock::instant);
    this.client = new GenesysClient(base(), ACCOUNT);
  }

  /** Of the script alone, everything seen at once, every page full. */
  static GenesysSite scripted() throws IOException {
    return scripted(habits -> habits);
  }

  static GenesysSite scripted(UnaryOperator<GenesysHabits> change) throws IOException {
    GenesysHabits prompt =
        GenesysHabits.defaults()
            .withDelays(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10))
            .withPages(0, 500);
    return new GenesysSite(null, change.apply(prompt));
  }

  static GenesysSite of(Workforce workforce, UnaryOperator<GenesysHabits> change)
      throws IOException {
    return new GenesysSite(workforce, change.apply(GenesysHabits.defaults()));
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** Something the agent {@link #AGENTS_ID} does on the second of March. */
  GenesysSite then(String time, String said) {
    return then("a-" + AGENTS_ID, "2026-03-02T" + time + "Z", said);
  }

  GenesysSite then(String agentId, String at, String said) {
    script.add(new ScriptedChange(agentId, Instant.parse(at), said, null));
    return this;
  }

  @Override
  public void close() throws IOException {
    faults.clear();
    listener.close();
  }
}
