package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.RawWriter.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No feed at all: raw topics written by the contract drive the processor. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawDriverTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("raw");

  private Api api;

  @BeforeAll
  void start() {
    ConfigFile config = DEPLOYMENT.config().with("agentclock.feeds", Map.of());
    int processorPort = Deployment.freePort();
    DEPLOYMENT.processor("processor", processorPort, config);
    api = DEPLOYMENT.query(processorPort, config);
  }

  /** The worked example of the semantics, over real topics. */
  @Test
  void shouldCountTheWorkedExample() {
    try (RawWriter vendor = new RawWriter(DEPLOYMENT, "example")) {
      String agent = vendor.key("a-1");

      pull(vendor, "10:05:02", observed("09:00", "10:05"), "09:50 available");
      awaitRow(agent, "09:30", "0 CLOSED AVAILABLE 600000 (1), UNKNOWN 1200000 (0)");

      pull(
          vendor,
          "10:35:02",
          observed("10:03:30", "10:35"),
          "10:20 notready 1",
          "10:10 busy",
          "09:50 available");
      awaitRow(
          agent,
          "10:00",
          "0 CLOSED AVAILABLE 600000 (0), INTERACTING 600000 (1), NOT_READY/1 600000 (1)");

      pull(vendor, "10:36:02", observed("10:33:30", "10:36"), "10:25 available");
      awaitRow(
          agent,
          "10:00",
          "1 LATE_TRANSITION AVAILABLE 900000 (1), INTERACTING 600000 (1),"
              + " NOT_READY/1 300000 (1)");

      pull(vendor, "11:01:02", observed("10:50", "11:01"));
      awaitRow(agent, "10:30", "0 CLOSED AVAILABLE 360000 (0), UNKNOWN 1440000 (0)");
      awaitState(agent, "UNKNOWN GAP");

      pull(vendor, "11:02:02", observed("10:36", "10:50"));
      awaitRow(agent, "10:30", "1 GAP_FILLED AVAILABLE 1800000 (0)");
      awaitState(agent, "AVAILABLE null");

      assertThat(rows(agent))
          .extracting(row -> row.text("intervalStart") + ' ' + row.text("revision"))
          .containsExactly(
              at("09:30") + " 0",
              at("10:00") + " 0",
              at("10:00") + " 1",
              at("10:30") + " 0",
              at("10:30") + " 1");
      assertThat(rows(agent).get(0).json().path("logins").asInt()).isEqualTo(1);
      assertThat(transitions(agent))
          .containsExactly(
              at("09:50") + " false",
              at("10:20") + " false",
              at("10:10") + " false",
              at("10:25") + " true");
    }
  }

  @Test
  void shouldRefuseWhatCannotBeUsedAndCountTheRest() {
    try (RawWriter vendor = new RawWriter(DEPLOYMENT, "poison")) {
      Instant fetched = at("12:00");
      Map<String, ProducerRecord<String, String>> bad = badInputs(vendor, fetched);
      List<ProducerRecord<String, String>> batch = new ArrayList<>(bad.values());
      batch.add(vendor.item(fetched, "a-1", KoreItems.update("a-1", at("11:10"), "busy", null)));

      vendor.pull(fetched, observed("11:00", "11:45"), batch);

      awaitRow(vendor.key("a-1"), "11:00", "0 CLOSED INTERACTING 1200000 (1), UNKNOWN 600000 (0)");
      await().atMost(SOON).until(() -> refusals(fetched).size() >= bad.size());
      Map<String, String> reasons = new HashMap<>();
      for (Message refusal : refusals(fetched)) {
        reasons.put(refusal.text("value"), refusal.text("reason"));
        assertThat(refusal.text("topic")).isEqualTo(DEPLOYMENT.prefix() + "raw.kore");
        assertThat(refusal.text("detail")).isNotBlank();
      }
      bad.forEach(
          (reason, record) ->
              assertThat(reasons)
                  .containsEntry(record.value(), reason.substring(0, reason.indexOf(' '))));
      assertThat(refusals(fetched)).hasSameSizeAs(bad.keySet());
      assertThat(transitions(vendor.key("a-1"))).hasSize(1);
    }
  }

  /** Each with its own value, by the reason it is refused for and what is wrong. */
  private static Map<String, ProducerRecord<String, String>> badInputs(
      RawWriter vendor, Instant fetched) {
    String good = KoreItems.update("a-1", at("11:20"), "acw", null);
    Map<String, ProducerRecord<String, String>> bad = new HashMap<>();
    bad.put("UNREADABLE item", vendor.item(fetched, "a-1", "{\"AgentId\":"));
    bad.put("MISSING_FIELD item", vendor.item(fetched, "a-1", "{\"AgentId\":\"a-1\"}"));
    bad.put(
        "BAD_TIME item",
        vendor.item(fetched, "a-1", good.replaceAll("\\d+:\\d+:\\d+", "half past ten")));
    bad.put("TOO_OLD item", update(vendor, fetched, fetched.minus(Duration.ofDays(9))));
    bad.put("TOO_NEW item", update(vendor, fetched, fetched.plus(Duration.ofMinutes(6))));
    Map<String, String> headers = RawWriter.headers("item", fetched);
    bad.put("NO_KEY none", vendor.record(0, fetched, null, good, headers));
    bad.put("NO_KEY another", vendor.record(0, fetched, "kore:x", good + ' ', headers));
    Map<String, String> stream = new HashMap<>(headers);
    stream.put("stream", "user-status");
    bad.put("UNKNOWN_STREAM item", record(vendor, fetched, good + "  ", stream));
    stream.remove("stream");
    bad.put("MISSING_FIELD stream", record(vendor, fetched, good + "   ", stream));
    bad.put("UNREADABLE progress", vendor.progress(0, fetched, "none"));
    bad.put(
        "BAD_TIME progress",
        vendor.progress(
            0,
            fetched,
            ("{\"source\":\"kore\",\"account\":\"poison\",\"stream\":\"agent-activity\","
                    + "\"observedFrom\":\"%s\",\"observedTo\":\"%s\"}")
                .formatted(at("11:00"), at("10:00"))));
    return bad;
  }

  private static ProducerRecord<String, String> update(
      RawWriter vendor, Instant fetched, Instant at) {
    return vendor.item(fetched, "a-1", KoreItems.update("a-1", at, "busy", null));
  }

  private static ProducerRecord<String, String> record(
      RawWriter vendor, Instant fetched, String value, Map<String, String> headers) {
    return vendor.record(null, fetched, vendor.key("a-1"), value, headers);
  }

  /** Updates of agent a-1 as {@code time activity} or {@code time activity reason}. */
  private static void pull(RawWriter vendor, String fetched, Observed observed, String... updates) {
    List<ProducerRecord<String, String>> items = new ArrayList<>();
    for (String update : updates) {
      String[] words = update.split(" ");
      String reason = words.length > 2 ? words[2] : null;
      items.add(
          vendor.item(at(fetched), "a-1", KoreItems.update("a-1", at(words[0]), words[1], reason)));
    }
    vendor.pull(at(fetched), observed, items);
  }

  private void awaitRow(String agent, String start, String expected) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(rows(agent).stream().map(RawDriverTest::row))
                  .contains(at(start) + " " + expected);
              assertThat(newest(agent, start)).contains(at(start) + " " + expected);
            });
  }

  private Optional<String> newest(String agent, String start) {
    return api
        .items(
            "/agents/%s/intervals?from=%s&to=%s"
                .formatted(agent, at(start), at(start).plus(Duration.ofMinutes(30))))
        .stream()
        .filter(row -> row.path("intervalStart").asText().equals(at(start).toString()))
        .map(RawDriverTest::row)
        .findFirst();
  }

  private void awaitState(String agent, String expected) {
    await()
        .atMost(SOON)
        .until(
            () ->
                DEPLOYMENT.topics().all("agent-states").stream()
                    .filter(state -> state.key().equals(agent))
                    .map(state -> state.text("state") + ' ' + state.text("cause"))
                    .reduce("", (before, now) -> now),
            expected::equals);
  }

  private static List<Message> rows(String agent) {
    return DEPLOYMENT.topics().all("agent-intervals").stream()
        .filter(row -> row.key().startsWith(agent + '@'))
        .toList();
  }

  private static List<String> transitions(String agent) {
    return DEPLOYMENT.topics().all("agent-transitions").stream()
        .filter(transition -> transition.key().equals(agent))
        .map(transition -> transition.text("at") + ' ' + transition.text("late"))
        .toList();
  }

  private static List<Message> refusals(Instant fetched) {
    return DEPLOYMENT.topics().all("refusals").stream()
        .filter(refusal -> refusal.timestamp() == fetched.toEpochMilli())
        .toList();
  }

  private static String row(Message row) {
    return row(row.json());
  }

  private static String row(JsonNode row) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : row.path("states")) {
      String reason = line.path("reason").isNull() ? "" : '/' + line.path("reason").asText();
      lines.add(
          "%s%s %d (%d)"
              .formatted(
                  line.path("state").asText(),
                  reason,
                  line.path("durationMs").asLong(),
                  line.path("entries").asInt()));
    }
    return "%s %s %s %s"
        .formatted(
            row.path("intervalStart").asText(),
            row.path("revision").asText(),
            row.path("revisionReason").asText(),
            String.join(", ", lines));
  }

  private static Observed observed(String from, String to) {
    return new Observed(at(from), at(to));
  }

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
  }
}
