package io.agentclock.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.benchmarks.board.BoardPage;
import io.agentclock.benchmarks.board.WatchedChanges;
import io.agentclock.benchmarks.kit.AgentStatesWatch;
import io.agentclock.benchmarks.kit.Agents;
import io.agentclock.benchmarks.kit.Benchmark;
import io.agentclock.benchmarks.kit.EventTime;
import io.agentclock.benchmarks.kit.FigureTable;
import io.agentclock.benchmarks.kit.Flow;
import io.agentclock.benchmarks.kit.HttpConnection;
import io.agentclock.benchmarks.kit.Installation;
import io.agentclock.benchmarks.kit.NumberedChanges;
import io.agentclock.benchmarks.kit.ProcessorLag;
import io.agentclock.benchmarks.kit.ProcessorTime;
import io.agentclock.benchmarks.kit.RawKore;
import io.agentclock.benchmarks.kit.ReadLoad;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the board bears many agents. Claimed for 10,000 agents and 200 changes/s: interactive within
 * 2 s, no long task over 100 ms, a change visible within 1 s after it is on {@code agent-states}.
 */
@Command(name = "BoardLoad", description = "the board in a browser, while agents change")
public final class BoardLoad extends Benchmark {

  private static final int SLACK_SECONDS = 120;
  private static final double LONG_TASK_MS = 100;

  @Option(
      names = "--agents",
      defaultValue = "10000",
      description = "who are on the board (default: ${DEFAULT-VALUE})")
  private int agentCount;

  @Option(
      names = "--changes",
      defaultValue = "200",
      description = "for each second (default: ${DEFAULT-VALUE})")
  private int changesPerSecond;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "that the board is looked at (default: ${DEFAULT-VALUE})")
  private int seconds;

  /** Measures by the command line's arguments. */
  public static void main(String[] arguments) {
    System.exit(new BoardLoad().run(arguments));
  }

  @Override
  protected void measure(Installation installation, FigureTable figures) {
    Agents agents = new Agents(agentCount);
    int longest = seconds + SLACK_SECONDS;
    NumberedChanges changes = new NumberedChanges((longest + SLACK_SECONDS) * changesPerSecond);
    EventTime time = EventTime.of(agentCount, changesPerSecond, Duration.ofSeconds(longest));
    WatchedChanges words = new WatchedChanges(changes);
    try (RawKore raw = new RawKore(installation, agents);
        ProcessorLag lag = new ProcessorLag(installation);
        AgentStatesWatch watch = new AgentStatesWatch(installation, changes);
        BoardPage board = BoardPage.start(agentCount)) {
      Flow flow = new Flow(raw, agents, time, words, changes::sending);
      flow.introduce("available");
      lag.awaitNone(PATIENCE);
      openOnce(installation);
      watch.start();
      flow.start();
      try (flow) {
        ProcessorTime used = ProcessorTime.start(installation);
        look(installation, board, flow, words);
        used.addTo(figures, "cores used, browser's aside", installation);
      }
      lag.awaitNone(PATIENCE);
      checkRows(installation, board);
      figures(figures, board.noted(), changes);
      figures.line(
          "checked", "the reasons in the rows that can be seen equal the API's at the end");
    }
  }

  /**
   * In a browser of its own: it is opened again and again, while the services were started once.
   */
  private void openOnce(Installation installation) {
    try (BoardPage board = BoardPage.start(agentCount)) {
      open(installation, board);
    }
  }

  private static void open(Installation installation, BoardPage board) {
    board.open(installation.url());
    Awaitility.await("all agents on the board")
        .pollInSameThread()
        .atMost(PATIENCE)
        .until(board::isInteractive);
  }

  private void look(Installation installation, BoardPage board, Flow flow, WatchedChanges words) {
    open(installation, board);
    words.watch(numbersOf(board.visibleReasons()));
    long end = flow.written() + (long) seconds * changesPerSecond;
    Awaitility.await().atMost(PATIENCE).until(() -> flow.written() >= end);
  }

  private static int[] numbersOf(JsonNode visible) {
    return visible.properties().stream()
        .map(Map.Entry::getKey)
        .mapToInt(key -> Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)))
        .toArray();
  }

  private static void checkRows(Installation installation, BoardPage board) {
    Awaitility.await("the board shows what the API says")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(WrongAnswerException.class)
        .untilAsserted(() -> checkVisible(installation, board.visibleReasons()));
  }

  private static void checkVisible(Installation installation, JsonNode visible) {
    if (visible.isEmpty()) {
      throw new WrongAnswerException("no row can be seen");
    }
    try (HttpConnection connection = new HttpConnection(installation.address())) {
      for (Map.Entry<String, JsonNode> row : visible.properties()) {
        String answer = ReadLoad.read(connection, row.getKey());
        String reason = row.getValue().asText();
        if (reason.startsWith("c") && !answer.contains("\"reason\":\"" + reason + '"')) {
          throw new WrongAnswerException("shown as %s: %s".formatted(reason, answer));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void figures(FigureTable figures, JsonNode noted, NumberedChanges changes) {
    double interactive = noted.path("interactiveMs").asDouble();
    figures.line(
        "interactive",
        "%.0f ms after the page was asked for, %.0f ms after its load event",
        interactive,
        interactive - noted.path("loadMs").asDouble());
    double[] tasks =
        noted.path("longTasks").findValues("durationMs").stream()
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    figures.line(
        "long tasks",
        "%d over 50 ms, %d over 100 ms, longest %.0f ms",
        tasks.length,
        Arrays.stream(tasks).filter(ms -> ms > LONG_TASK_MS).count(),
        Arrays.stream(tasks).max().orElse(0));
    figures.times("delay from agent-states to the row", delays(noted.path("shown"), changes));
  }

  /** The page's clock and this JVM's are the machine's. */
  private static Histogram delays(JsonNode shown, NumberedChanges changes) {
    Histogram delays = FigureTable.histogram();
    long nanosOfEpoch =
        System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    for (Map.Entry<String, JsonNode> change : shown.properties()) {
      long arrived = changes.arrivedNanos(Integer.parseInt(change.getKey()));
      long shownAt = (long) (change.getValue().asDouble() * 1e6) + nanosOfEpoch;
      if (arrived != 0) {
        delays.recordValue(Math.max(0, shownAt - arrived));
      }
    }
    return delays;
  }
}
