package io.agentclock.benchmarks;

import io.agentclock.benchmarks.kit.Agents;
import io.agentclock.benchmarks.kit.Benchmark;
import io.agentclock.benchmarks.kit.EventTime;
import io.agentclock.benchmarks.kit.FigureTable;
import io.agentclock.benchmarks.kit.Flow;
import io.agentclock.benchmarks.kit.HttpConnection;
import io.agentclock.benchmarks.kit.Installation;
import io.agentclock.benchmarks.kit.ProcessorLag;
import io.agentclock.benchmarks.kit.ProcessorTime;
import io.agentclock.benchmarks.kit.RawKore;
import io.agentclock.benchmarks.kit.ReadClients;
import io.agentclock.benchmarks.kit.ReadLoad;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast one agent's state is answered while transitions flow in. Claimed: 3,000 requests/s and
 * p99 ≤ 10 ms at 5,000 transitions/s, everything on one machine with 2 cores.
 */
@Command(name = "PointReads", description = "one agent's state, while transitions flow in")
public final class PointReads extends Benchmark {

  private static final String INTRODUCED_AS = "available";

  @Option(
      names = "--agents",
      defaultValue = "10000",
      description = "who are known and change in turn (default: ${DEFAULT-VALUE})")
  private int agentCount;

  @Option(
      names = "--transitions",
      defaultValue = "5000",
      description = "for each second (default: ${DEFAULT-VALUE})")
  private int transitionsPerSecond;

  @Option(
      names = "--rate",
      defaultValue = "3000",
      description = "requests for each second of the open loop (default: ${DEFAULT-VALUE})")
  private int requestsPerSecond;

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "kept connections (default: ${DEFAULT-VALUE})")
  private int connections;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "of each of the two loops (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "120",
      description =
          "seconds before, half of them for each loop, which aren't counted: the compilers of four"
              + " JVMs have two cores between them (default: ${DEFAULT-VALUE})")
  private int warmUpSeconds;

  /** Measures by the command line's arguments. */
  public static void main(String[] arguments) {
    System.exit(new PointReads().run(arguments));
  }

  /** Another state each time, and none of them has a reason. */
  private record Working(int agents) implements Flow.Words {

    private static final String[] ACTIVITIES = {"busy", "acw", INTRODUCED_AS};
    private static final String[] STATES = {"INTERACTING", "AFTER_CONTACT_WORK", "AVAILABLE"};

    @Override
    public String activity(long change) {
      return ACTIVITIES[turn(change)];
    }

    @Override
    public String reason(long change) {
      return "";
    }

    /** The last one began the cycle anew; so did being introduced. */
    String state(long change) {
      return change < 0 ? STATES[STATES.length - 1] : STATES[turn(change)];
    }

    private int turn(long change) {
      return (int) (change / agents % ACTIVITIES.length);
    }
  }

  @Override
  protected void measure(Installation installation, FigureTable figures) {
    Agents agents = new Agents(agentCount);
    Duration phase = Duration.ofSeconds(seconds);
    Duration all = phase.multipliedBy(3).plusSeconds(warmUpSeconds);
    EventTime time = EventTime.of(agentCount, transitionsPerSecond, all);
    Working working = new Working(agentCount);
    try (RawKore raw = new RawKore(installation, agents);
        ProcessorLag lag = new ProcessorLag(installation);
        ReadClients clients = new ReadClients(installation, agents, connections)) {
      Flow flow = new Flow(raw, agents, time, working, change -> {});
      flow.introduce(INTRODUCED_AS);
      lag.awaitNone(PATIENCE);
      long begin = System.nanoTime();
      flow.start();
      try (flow) {
        load(installation, clients, figures, phase);
        figures.line("processor's lag at the end", "%d records", lag.records());
      }
      double elapsed = (System.nanoTime() - begin) / 1e9;
      figures.line(
          "transitions written", "%.0f/s, %d in all", flow.written() / elapsed, flow.written());
      long end = System.nanoTime();
      lag.awaitNone(PATIENCE);
      figures.line("then caught up within", "%d ms", (System.nanoTime() - end) / 1_000_000);
      checkStates(installation, agents, flow, working);
      figures.line("checked", "each answer's agent; at the end the last state of every agent");
    }
  }

  private void load(
      Installation installation, ReadClients load, FigureTable figures, Duration phase) {
    figures.line("reading clients", "in a JVM of their own");
    Duration warmUp = Duration.ofSeconds(warmUpSeconds).dividedBy(2);
    load.asFastAsPossible(warmUp);
    load.atRate(requestsPerSecond, warmUp);
    ProcessorTime used = ProcessorTime.start(installation);
    Duration own = load.processorTime();
    ReadLoad.Result open = load.atRate(requestsPerSecond, phase);
    figures.line(
        "open loop, %d requests/s".formatted(requestsPerSecond),
        "%.0f requests/s answered, %d of the %d that were due, %d refused by a 503",
        open.perSecond(),
        open.nanos().getTotalCount() - open.refused(),
        (long) requestsPerSecond * seconds,
        open.refused());
    figures.times("  times since each was due", open.nanos());
    used.addTo(figures, "  cores used", installation);
    own = addTo(figures, load, own, phase);
    used = ProcessorTime.start(installation);
    ReadLoad.Result closed = load.asFastAsPossible(phase);
    figures.line(
        "closed loop, %d connections".formatted(connections),
        "%.0f requests/s, %d refused by a 503",
        closed.perSecond(),
        closed.refused());
    figures.times("  its times", closed.nanos());
    used.addTo(figures, "  cores used", installation);
    addTo(figures, load, own, phase);
  }

  private static Duration addTo(
      FigureTable figures, ReadClients clients, Duration before, Duration phase) {
    Duration now = clients.processorTime();
    figures.line(
        "  by the reading clients",
        "%.2f cores",
        (double) now.minus(before).toNanos() / phase.toNanos());
    return now;
  }

  private static void checkStates(
      Installation installation, Agents agents, Flow flow, Working working) {
    try (HttpConnection connection = new HttpConnection(installation.address())) {
      for (int agent = 0; agent < agents.count(); agent++) {
        String expected = working.state(flow.lastChangeOf(agent));
        String answer = ReadLoad.read(connection, agents.key(agent));
        if (!answer.contains("\"state\":\"" + expected + '"')) {
          throw new WrongAnswerException("not %s: %s".formatted(expected, answer));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
