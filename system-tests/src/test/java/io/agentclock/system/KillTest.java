package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.judge.ExpectedRow;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.Inputs;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.RowCheck;
import io.agentclock.system.kit.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes killed in the middle of a back-fill of several steps: no number may tell. */
@Tag("slow")
@Timeout(240)
class KillTest {

  private static final String FEED = "kore-kill";
  private static final Duration HISTORY = Duration.ofDays(6);
  private static final int TRANSACTION = 5_000;
  private static final Duration LONG = Duration.ofSeconds(90);

  @RegisterExtension private final Deployment deployment = new Deployment("kill");

  private final int processorPort = Deployment.freePort();
  private VendorSimulator vendor;
  private ConfigFile config;
  private Api api;
  private TopicReader topics;
  private RowCheck check;

  @BeforeEach
  void start() throws IOException {
    vendor =
        VendorSimulator.start(
            SimulatorSettings.defaults()
                .withAgents(40)
                .withSeed(7)
                .withHistory(HISTORY)
                .withHabits(KoreHabits.defaults().withLimit(600, false).withDuplicates(0.05)));
    config =
        deployment
            .config()
            .withFeed(FEED, vendor)
            .with("agentclock.feeds." + FEED + ".start-from", "P6DT1H")
            .with("agentclock.feeds." + FEED + ".poll-every", "2s");
    api = deployment.query(processorPort, config);
    topics = deployment.topics();
    check = RowCheck.of(api, vendor.settings().account().account(), Duration.ofMinutes(30));
  }

  @AfterEach
  void end() throws IOException {
    vendor.close();
  }

  @Test
  void shouldCountTheSameAfterKillsInTheMiddle() {
    ChildProcess processor = processor();
    killIngestInTheMiddleOfAStep();
    killIngestBetweenTwoSteps(); // meanwhile the processor has its first rows to write
    killInTheMiddleOfItsRows(processor);
    killInTheMiddleOfItsItems(processor());
    processor();

    Instant through = check.border(Instant.now().minus(Duration.ofMinutes(2)));
    await()
        .atMost(LONG)
        .until(() -> api.observedThrough(FEED).filter(seen -> !seen.isBefore(through)).isPresent());
    List<TruthEvent> truth = vendor.truth().between(vendor.historyStart(), through);
    await().atMost(LONG).until(() -> rowsWritten() >= required(truth, through));
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(check.differences(truth, through)).isEmpty());
    assertThatTheTopicsHoldEachRowOnce();
    assertThatEveryInputIsAccountedFor(truth);
  }

  /** The first step's answer comes and is several transactions long; the second's never comes. */
  private void killIngestInTheMiddleOfAStep() {
    vendor.faults().order(Fault.timeOut(Duration.ofMillis(1), 1));
    vendor.faults().order(Fault.timeOut(Duration.ZERO, 0));
    ChildProcess ingest = ingest();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> topics.size("raw.kore") > TRANSACTION);
    ingest.kill();

    long items = topics.all("raw.kore").stream().filter(Message::isItem).count();
    System.out.printf("ingest was killed after %d items%n", items);
    assertThat(items).as("items when ingest was killed").isPositive().isLessThan(allItems());
  }

  private void killIngestBetweenTwoSteps() {
    vendor.faults().clear();
    if (checkpoints().isEmpty()) {
      vendor.faults().order(Fault.timeOut(Duration.ofMillis(1), 1));
    }
    vendor.faults().order(Fault.timeOut(Duration.ZERO, 0));
    ChildProcess ingest = ingest();
    await().atMost(LONG).until(() -> !checkpoints().isEmpty() && anAnswerIsAwaited());
    ingest.kill();

    assertThat(checkpoints())
        .as("checkpoints when ingest was killed again")
        .allMatch(through -> through.isBefore(vendor.historyStart().plus(Duration.ofDays(5))));
  }

  private void killInTheMiddleOfItsRows(ChildProcess processor) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> topics.size("agent-intervals") > 0);
    processor.kill();

    Instant due = check.border(Instant.now());
    int all = required(vendor.truth().between(vendor.historyStart(), due), due);
    System.out.printf("the processor was killed after %d of %d rows%n", rowsWritten(), all);
    assertThat(rowsWritten()).as("rows when the processor was killed").isLessThan(all);
  }

  private void killInTheMiddleOfItsItems(ChildProcess processor) {
    await().atMost(LONG).until(() -> rowsWritten() > 0);
    vendor.faults().clear();
    long before = topics.size("agent-transitions");
    ingest();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> topics.size("agent-transitions") > before + 100);
    processor.kill();

    int transitions = topics.all("agent-transitions").size();
    System.out.printf(
        "the processor was killed again after %d of %d transitions and %d rows%n",
        transitions, allItems(), rowsWritten());
    assertThat(transitions)
        .as("transitions when the processor was killed again")
        .isPositive()
        .isLessThan((int) allItems());
  }

  private void assertThatTheTopicsHoldEachRowOnce() {
    List<Message> rows = topics.all("agent-intervals");
    assertThat(Inputs.twice(rows.stream().map(Message::key).toList())).isEmpty();
    assertThat(rows).isNotEmpty().allMatch(row -> row.json().path("revision").asInt() == 0);
  }

  /** Few are named where many could be: what is missing, and what is there twice. */
  private void assertThatEveryInputIsAccountedFor(List<TruthEvent> truth) {
    List<String> transitions = Inputs.ofTransitions(topics.all("agent-transitions"));
    assertThat(Inputs.twice(transitions)).as("transitions there twice").isEmpty();
    Set<String> lost =
        truth.stream()
            .map(event -> Inputs.of(check.key(event.agentId()), event))
            .collect(Collectors.toSet());
    lost.removeAll(Set.copyOf(transitions));
    assertThat(lost).as("what happened and is no transition").isEmpty();
    Set<String> invented = new HashSet<>(transitions);
    invented.removeAll(Inputs.ofItems(topics.all("raw.kore")));
    assertThat(invented).as("transitions nobody wrote of").isEmpty();
    assertThat(topics.all("refusals")).isEmpty();
  }

  private Set<Instant> checkpoints() {
    return topics.all("feed-progress").stream()
        .map(Message::json)
        .filter(status -> status.path("observedThrough").isTextual())
        .map(status -> Instant.parse(status.path("observedThrough").asText()))
        .collect(Collectors.toSet());
  }

  private boolean anAnswerIsAwaited() {
    return vendor.requests().stream()
        .anyMatch(request -> request.status() == 0 && request.path().endsWith("/agentactivity"));
  }

  private long allItems() {
    return vendor.truth().between(vendor.historyStart(), Instant.now().minusSeconds(60)).size();
  }

  private int rowsWritten() {
    return topics.all("agent-intervals").size();
  }

  private int required(List<TruthEvent> truth, Instant through) {
    Map<String, List<ExpectedRow>> expected = check.expected(truth, through);
    return expected.values().stream()
        .mapToInt(
            rows ->
                (int) rows.stream().filter(row -> row.presence().name().equals("REQUIRED")).count())
        .sum();
  }

  private ChildProcess ingest() {
    return deployment.ingest("ingest", Deployment.freePort(), config);
  }

  private ChildProcess processor() {
    return deployment.processor("processor", processorPort, config);
  }
}
