package io.agentclock.benchmarks;

import io.agentclock.benchmarks.kit.Agents;
import io.agentclock.benchmarks.kit.Benchmark;
import io.agentclock.benchmarks.kit.Download;
import io.agentclock.benchmarks.kit.FigureTable;
import io.agentclock.benchmarks.kit.Installation;
import io.agentclock.benchmarks.kit.ProcessorLag;
import io.agentclock.benchmarks.kit.ProcessorTime;
import io.agentclock.benchmarks.kit.RawKore;
import io.agentclock.benchmarks.kit.RawKore.Update;
import io.agentclock.benchmarks.kit.RawKore.Window;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast everyone's rows of one closed interval come. Claimed for 100,000 agents as CSV: the
 * first byte within 300 ms, all within 3 s, and a query service whose heap doesn't grow with it.
 */
@Command(name = "EveryonesInterval", description = "everyone's rows of one closed interval")
public final class EveryonesInterval extends Benchmark {

  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";
  private static final int FIRST_CHANGES = 1_000; // seconds over which they are spread
  private static final Duration WORK = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofMinutes(2);

  @Option(
      names = "--agents",
      defaultValue = "100000",
      description = "who have a row each (default: ${DEFAULT-VALUE})")
  private int agentCount;

  @Option(
      names = "--runs",
      defaultValue = "10",
      description =
          "of each format; as many, a warm-up, aren't counted (default: ${DEFAULT-VALUE})")
  private int runs;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Measures by the command line's arguments. */
  public static void main(String[] arguments) {
    System.exit(new EveryonesInterval().run(arguments));
  }

  @Override
  protected void measure(Installation installation, FigureTable figures) {
    Agents agents = new Agents(agentCount);
    Duration length = installation.settings().interval();
    Instant start = lastClosed(length);
    fill(installation, agents, start, length);
    RowCheck check = new RowCheck(agents.keys(), start, length);
    URI uri =
        installation
            .url()
            .resolve("/v1/intervals?from=%s&to=%s".formatted(start, start.plus(length)));
    awaitClosed(uri, check);
    figures.line("rows", "%d, those of %s", agentCount, start);
    asked(uri, CSV, check::csv);
    asked(uri, NDJSON, check::ndjson);
    long before = installation.query().figures().liveHeapBytes();
    installation.query().figures().forgetPeak();
    ProcessorTime used = ProcessorTime.start(installation);
    figures(figures, CSV, asked(uri, CSV, check::csv));
    figures(figures, NDJSON, asked(uri, NDJSON, check::ndjson));
    used.addTo(figures, "cores used", installation);
    figures.line(
        "query service's heap",
        "%s live before, %s after %d answers, never more than %s with garbage",
        FigureTable.mib(before),
        FigureTable.mib(installation.query().figures().liveHeapBytes()),
        2 * runs,
        FigureTable.mib(installation.query().figures().peakHeapBytes()));
    figures.line("checked", "each agent's row in every answer: once, closed, adding up");
  }

  private static Instant lastClosed(Duration length) {
    long end = Instant.now().minus(MARGIN).toEpochMilli() / length.toMillis() * length.toMillis();
    return Instant.ofEpochMilli(end).minus(length);
  }

  /** Everybody begins to be available and takes a contact within the interval. */
  private static void fill(
      Installation installation, Agents agents, Instant start, Duration length) {
    try (RawKore raw = new RawKore(installation, agents);
        ProcessorLag lag = new ProcessorLag(installation)) {
      List<Update> updates = new ArrayList<>();
      for (int agent = 0; agent < agents.count(); agent++) {
        Instant first = start.plusSeconds(agent % FIRST_CHANGES);
        updates.add(new Update(agent, first, "available", ""));
        updates.add(new Update(agent, first.plus(WORK), "busy", ""));
        if (updates.size() >= RawKore.MOST_ITEMS - 1) {
          raw.write(updates, Optional.empty());
          updates.clear();
        }
      }
      Instant end = start.plus(length);
      raw.write(updates, Optional.of(new Window(start.minus(length), end.plusSeconds(30))));
      lag.awaitNone(PATIENCE);
    }
  }

  /** Closing goes on after the record that begins it. */
  private void awaitClosed(URI uri, RowCheck check) {
    Awaitility.await("all rows are closed")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .pollDelay(Duration.ZERO)
        .ignoreException(WrongAnswerException.class)
        .untilAsserted(() -> check.csv(Download.of(client, uri, CSV)));
  }

  private List<Download> asked(URI uri, String format, Consumer<Download> check) {
    List<Download> answers = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Download answer = Download.of(client, uri, format);
      check.accept(answer);
      answers.add(answer.withoutBody());
    }
    return answers;
  }

  private static void figures(FigureTable figures, String format, List<Download> answers) {
    Histogram first = FigureTable.histogram();
    Histogram all = FigureTable.histogram();
    for (Download answer : answers) {
      first.recordValue(answer.firstByte().toNanos());
      all.recordValue(answer.all().toNanos());
    }
    figures.line(format, "%s each", FigureTable.mib(answers.get(0).length()));
    figures.times("  first byte", first);
    figures.times("  all", all);
  }
}
