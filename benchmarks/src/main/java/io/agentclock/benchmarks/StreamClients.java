package io.agentclock.benchmarks;

import io.agentclock.benchmarks.kit.AgentStatesWatch;
import io.agentclock.benchmarks.kit.Agents;
import io.agentclock.benchmarks.kit.Benchmark;
import io.agentclock.benchmarks.kit.EventTime;
import io.agentclock.benchmarks.kit.FigureTable;
import io.agentclock.benchmarks.kit.Flow;
import io.agentclock.benchmarks.kit.Installation;
import io.agentclock.benchmarks.kit.NumberedChanges;
import io.agentclock.benchmarks.kit.ProcessorLag;
import io.agentclock.benchmarks.kit.ProcessorTime;
import io.agentclock.benchmarks.kit.RawKore;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import io.agentclock.benchmarks.stream.Crowd;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How late changes reach the clients of the live stream. Claimed for 1,000 clients of one query
 * service and 200 changes/s: every client gets every change or is cut off, p99 ≤ 1 s.
 */
@Command(name = "StreamClients", description = "the live stream, read by many")
public final class StreamClients extends Benchmark {

  /** Of changes a second: the flow ends a little after it was told to. */
  private static final int SLACK_SECONDS = 60;

  private static final Duration SNAPSHOT = Duration.ofSeconds(30);

  @Option(
      names = "--clients",
      defaultValue = "1000",
      description = "who all get everything (default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--agents",
      defaultValue = "1000",
      description = "who change in turn (default: ${DEFAULT-VALUE})")
  private int agentCount;

  @Option(
      names = "--changes",
      defaultValue = "200",
      description = "for each second (default: ${DEFAULT-VALUE})")
  private int changesPerSecond;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "that are counted (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "seconds before, whose delays aren't counted (default: ${DEFAULT-VALUE})")
  private int warmUpSeconds;

  /** Measures by the command line's arguments. */
  public static void main(String[] arguments) {
    System.exit(new StreamClients().run(arguments));
  }

  /**
   * Delays of each change to each client, in nanoseconds; used by one thread.
   *
   * @param sinceSent from the write to the raw topic
   * @param sinceArrived from when it was on {@code agent-states}
   */
  private record Delays(
      NumberedChanges changes, int firstCounted, Histogram sinceSent, Histogram sinceArrived)
      implements IntConsumer {

    @Override
    public void accept(int change) {
      if (change < firstCounted) {
        return;
      }
      long now = System.nanoTime();
      long arrived = changes.arrivedNanos(change);
      sinceSent.recordValue(now - changes.sentNanos(change));
      sinceArrived.recordValue(arrived == 0 ? 0 : now - arrived); // 0: even before the other reader
    }
  }

  @Override
  protected void measure(Installation installation, FigureTable figures) {
    Agents agents = new Agents(agentCount);
    int total = warmUpSeconds + seconds;
    NumberedChanges changes = new NumberedChanges((total + SLACK_SECONDS) * changesPerSecond);
    EventTime time =
        EventTime.of(agentCount, changesPerSecond, Duration.ofSeconds(total + SLACK_SECONDS));
    Delays delays =
        new Delays(
            changes,
            warmUpSeconds * changesPerSecond,
            FigureTable.histogram(),
            FigureTable.histogram());
    try (RawKore raw = new RawKore(installation, agents);
        ProcessorLag lag = new ProcessorLag(installation);
        AgentStatesWatch watch = new AgentStatesWatch(installation, changes)) {
      Flow flow = new Flow(raw, agents, time, changes, changes::sending);
      flow.introduce("available");
      lag.awaitNone(PATIENCE);
      awaitEverybody(installation);
      try (Crowd crowd = Crowd.connect(installation.address(), clients, agentCount, delays)) {
        Awaitility.await("snapshots").atMost(PATIENCE).until(crowd::isReady);
        watch.start();
        flow.start();
        follow(installation, crowd, flow, figures);
      }
      figures.times("delay from agent-states", delays.sinceArrived());
      figures.times("delay from the write to raw.kore", delays.sinceSent());
    }
  }

  /** The query service reads the topic by itself, a little after the processor wrote it. */
  private void awaitEverybody(Installation installation) {
    Awaitility.await("a snapshot of all agents")
        .atMost(PATIENCE)
        .ignoreException(WrongAnswerException.class)
        .until(
            () -> {
              try (Crowd one = Crowd.connect(installation.address(), 1, agentCount, change -> {})) {
                Awaitility.await().atMost(SNAPSHOT).until(one::isReady);
                return true;
              }
            });
  }

  private void follow(Installation installation, Crowd crowd, Flow flow, FigureTable figures) {
    await(() -> flow.written() >= (long) warmUpSeconds * changesPerSecond);
    ProcessorTime used = ProcessorTime.start(installation);
    long begin = System.nanoTime();
    long from = flow.written();
    await(() -> flow.written() >= (long) (warmUpSeconds + seconds) * changesPerSecond);
    double elapsed = (System.nanoTime() - begin) / 1e9;
    figures.line("changes written", "%.0f/s", (flow.written() - from) / elapsed);
    used.addTo(figures, "cores used", installation);
    flow.close();
    await(() -> crowd.have(flow.written()));
    crowd.requireAll(flow.written());
    figures.line("clients", "%d, of whom %d were cut off", clients, crowd.cutOff());
    figures.line(
        "query service's heap",
        "%s live",
        FigureTable.mib(installation.query().figures().liveHeapBytes()));
    figures.line(
        "checked",
        "each client has each of %d changes, once and in order, if it wasn't cut off",
        flow.written());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }
}
