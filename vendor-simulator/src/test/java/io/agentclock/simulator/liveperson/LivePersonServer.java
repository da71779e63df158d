package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.HttpListener;
import io.agentclock.simulator.workforce.JoinedWorkforce;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** One simulated LivePerson behind a port, at noon of a day it has lived since midnight. */
final class LivePersonServer implements AutoCloseable {

  static final String NOON = "2026-03-02T12:00:00Z";

  final TestClock clock = new TestClock(NOON);
  final Faults faults = new Faults();
  final ScriptedWorkforce script = new ScriptedWorkforce();
  final Workforce workforce;
  final LivePersonClient client;

  private final HttpListener listener;

  private LivePersonServer(int agents, LivePersonHabits habits) throws IOException {
    Instant start = clock.instant().minus(Duration.ofHours(36));
    workforce = new JoinedWorkforce(new SeededWorkforce(1, agents, start), script);
    LivePersonAccount account = LivePersonAccount.defaults();
    LivePersonApi api =
        new LivePersonApi(
            new LivePersonProfile(1, account, habits), workforce, faults, clock, start);
    listener = HttpListener.open("127.0.0.1", 0, api, clock::instant);
    client = new LivePersonClient(URI.create("http://127.0.0.1:" + listener.port()), account);
  }

  static LivePersonServer with(int agents, LivePersonHabits habits) throws IOException {
    return new LivePersonServer(agents, habits);
  }

  static LivePersonServer with(int agents) throws IOException {
    return with(agents, LivePersonHabits.defaults());
  }

  /** Adds what {@code agent} does from {@code HH:mm:ss} on. */
  void script(String agent, String time, String activity) {
    Instant at = Instant.parse("2026-03-02T" + time + "Z");
    script.add(new ScriptedChange(agent, at, activity, null));
  }

  @Override
  public void close() throws IOException {
    faults.clear();
    listener.close();
  }
}
