package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.LoggedRequest;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.RowCheck;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Intervals of a minute, everything live: each test has an agent of its own. */
@Tag("slow")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveMinuteTest {

  private static final String FEED = "kore-live";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PAST_THE_BORDER = Duration.ofSeconds(90);

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("live");

  private VendorSimulator vendor;
  private Api api;
  private RowCheck check;

  @BeforeAll
  void start() throws IOException {
    vendor =
        VendorSimulator.start(
            SimulatorSettings.defaults()
                .withAgents(0)
                .withHistory(Duration.ofMinutes(5))
                .withHabits(KoreHabits.defaults().withLimit(600, false)));
    String feed = "agentclock.feeds." + FEED + '.';
    ConfigFile config =
        DEPLOYMENT
            .config()
            .with("agentclock.interval", "PT1M")
            .withFeed(FEED, vendor)
            .with(feed + "start-from", "PT10M")
            .with(feed + "retry.initial", "200ms")
            .with(feed + "retry.most", "500ms")
            .with(feed + "streams.agent-activity.poll-every", "1s")
            .with(feed + "streams.agent-activity.settle", "2s")
            .with(feed + "streams.agent-activity.overlap", "3m");
    int processorPort = Deployment.freePort();
    DEPLOYMENT.processor("processor", processorPort, config);
    DEPLOYMENT.ingest("ingest", Deployment.freePort(), config);
    api = DEPLOYMENT.query(processorPort, config);
    check = RowCheck.of(api, vendor.settings().account().account(), MINUTE);
    await().atMost(MINUTE).until(() -> api.observedThrough(FEED).isPresent());
  }

  @AfterAll
  void end() throws IOException {
    vendor.close();
  }

  @Test
  void shouldCloseAnIntervalLiveAndReviseItForALateTransition() {
    String agent = "a-late";
    Instant start = check.border(now().plusSeconds(15));
    happens(agent, start.minusSeconds(40), "available");
    await().atMost(SOON).until(() -> api.agent(check.key(agent)).isPresent());
    assertThat(api.rows(check.key(agent), start, start.plus(MINUTE)))
        .as("the interval in progress")
        .allMatch(row -> row.get("closed").equals(false));

    Map<String, Object> closed = awaitRow(agent, start, 0);
    assertThat(closed).containsEntry("revisionReason", "CLOSED").containsEntry("closed", true);
    assertThat(closed.get("states").toString()).isEqualTo(line("AVAILABLE", 60_000, 0));

    happens(agent, start.plusSeconds(30), "busy");
    Map<String, Object> revised = awaitRow(agent, start, 1);
    assertThat(revised).containsEntry("revisionReason", "LATE_TRANSITION");
    assertThat(revised.get("states").toString())
        .isEqualTo(line("AVAILABLE", 30_000, 0, "INTERACTING", 30_000, 1));
    await() // HTTP is ahead of the topic by up to a commit
        .atMost(SOON)
        .untilAsserted(() -> assertThat(revisionsOnTheTopic(agent, start)).containsExactly(0, 1));
  }

  @Test
  void shouldAnswerAChangeSoonAfterThePollThatSawIt() {
    String agent = "a-quick";
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String reason = String.valueOf(i);
      Instant at = now();
      vendor.script().add(new ScriptedChange(agent, at, "notready", reason));
      await()
          .atMost(SOON)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () ->
                  api.agent(check.key(agent))
                      .filter(found -> found.path("reason").asText().equals(reason))
                      .isPresent());
      took.add(Duration.between(firstPollThatSaw(at), Instant.now()).toMillis());
    }
    Collections.sort(took);
    System.out.printf(
        "from the poll that saw a change to the answer that says so: %d ms median, %d ms at most%n",
        took.get(took.size() / 2), took.get(took.size() - 1));
    assertThat(took).hasSize(10);
  }

  @Test
  void shouldShowWhatNobodyKnowsAsUnmapped() {
    String agent = "a-strange";
    happens(agent, now(), "levitating");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(api.agent(check.key(agent)))
                    .hasValueSatisfying(
                        found -> {
                          assertThat(found.path("state").asText()).isEqualTo("UNMAPPED");
                          assertThat(found.at("/raw/state").asText()).isEqualTo("levitating");
                        }));
  }

  @Test
  void shouldLoseNothingToWhatAVendorGetsWrong() {
    String agent = "a-unlucky";
    happens(agent, now().minusSeconds(30), "available");
    vendor.faults().order(Fault.of(FaultKind.UNAUTHORIZED, 0));
    await().atMost(SOON).until(() -> status().equals("DOWN"));
    assertThat(api.feed(FEED).orElseThrow().at("/lastError/message").asText())
        .contains("client-secret")
        .doesNotContain(vendor.settings().account().clientSecret());
    happens(agent, now(), "busy");

    vendor.faults().clear();
    await().atMost(SOON).until(() -> status().equals("UP"));
    for (FaultKind kind :
        List.of(FaultKind.BODY_HTML, FaultKind.BROKEN_JSON, FaultKind.EMPTY_BODY)) {
      vendor.faults().order(Fault.of(kind, 1));
    }
    vendor.faults().order(Fault.of(FaultKind.RATE_LIMIT_BODY, 1));
    vendor.faults().order(Fault.status(429, 1));
    vendor.faults().order(Fault.status(500, 2));
    happens(agent, now().plusSeconds(1), "acw");
    happens(agent, now().plusSeconds(2), "available");
    await().atMost(SOON).until(() -> vendor.faults().inForce().isEmpty());

    Instant through = check.border(now()).plus(MINUTE);
    await()
        .atMost(PAST_THE_BORDER)
        .until(() -> api.observedThrough(FEED).filter(seen -> !seen.isBefore(through)).isPresent());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        check.differences(vendor.truth().between(Instant.EPOCH, through), through))
                    .isEmpty());
    assertThat(status()).isEqualTo("UP");
    assertThat(api.feed(FEED).orElseThrow().path("holes")).isEmpty();
  }

  /**
   * Another account, written by the contract: nobody polls it for a while, then a pull makes up for
   * it.
   */
  @Test
  void shouldShowAHoleAsUnknownUntilALaterPullFillsIt() {
    try (RawWriter hand = new RawWriter(DEPLOYMENT, "holes")) {
      Instant start = check.border(now().minus(Duration.ofMinutes(30)));
      String agent = hand.key("a-1");
      hand.pull(
          start.plusSeconds(100),
          new RawWriter.Observed(start, start.plusSeconds(90)),
          List.of(
              hand.item(
                  start.plusSeconds(100),
                  "a-1",
                  KoreItems.update("a-1", start.plusSeconds(30), "available", null))));

      hand.pull(
          start.plusSeconds(280),
          new RawWriter.Observed(start.plusSeconds(180), start.plusSeconds(270)),
          List.of());
      awaitRow(
          agent, start.plusSeconds(60), 0, "CLOSED", "AVAILABLE", 30_000, 0, "UNKNOWN", 30_000, 0);
      awaitRow(agent, start.plusSeconds(120), 0, "CLOSED", "UNKNOWN", 60_000, 0);

      hand.pull(
          start.plusSeconds(290),
          new RawWriter.Observed(start.plusSeconds(90), start.plusSeconds(180)),
          List.of());
      awaitRow(agent, start.plusSeconds(60), 1, "GAP_FILLED", "AVAILABLE", 60_000, 0);
      awaitRow(agent, start.plusSeconds(120), 1, "GAP_FILLED", "AVAILABLE", 60_000, 0);
    }
  }

  private void awaitRow(String key, Instant start, int revision, String reason, Object... lines) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(api.rows(key, start, start.plus(MINUTE)))
                    .singleElement()
                    .satisfies(
                        row -> {
                          assertThat(row.get("revision")).isEqualTo(revision);
                          assertThat(row.get("revisionReason")).isEqualTo(reason);
                          assertThat(row.get("states").toString()).isEqualTo(line(lines));
                        }));
  }

  private void happens(String agent, Instant at, String activity) {
    vendor.script().add(new ScriptedChange(agent, at, activity, null));
  }

  private Map<String, Object> awaitRow(String agent, Instant start, int revision) {
    await()
        .atMost(PAST_THE_BORDER)
        .until(
            () ->
                api.rows(check.key(agent), start, start.plus(MINUTE)).stream()
                    .anyMatch(row -> Integer.valueOf(revision).equals(row.get("revision"))));
    return api.rows(check.key(agent), start, start.plus(MINUTE)).get(0);
  }

  private List<Integer> revisionsOnTheTopic(String agent, Instant start) {
    return DEPLOYMENT.topics().all("agent-intervals").stream()
        .filter(row -> row.key().equals(check.key(agent) + '@' + start))
        .map(Message::json)
        .map((JsonNode row) -> row.path("revision").asInt())
        .toList();
  }

  /** A window's end is exclusive, and whole seconds. */
  private Instant firstPollThatSaw(Instant change) {
    return vendor.requests().stream()
        .filter(request -> request.path().endsWith("/agentactivity"))
        .filter(request -> Instant.parse(request.to()).isAfter(change))
        .map(LoggedRequest::at)
        .findFirst()
        .orElseThrow();
  }

  private String status() {
    return api.feed(FEED).map(feed -> feed.path("status").asText()).orElse("");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String line(Object... lines) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 3) {
      texts.add(
          "{state=%s, reason=null, durationMs=%s, entries=%s}"
              .formatted(lines[i], lines[i + 1], lines[i + 2]));
    }
    return texts.toString();
  }
}
