package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationAggregatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/api/v2/analytics/conversations/aggregates/query";
  private static final String ME = GenesysSite.AGENTS_ID;
  private static final String MORNING = "2026-03-02T09:00:00.000Z/2026-03-02T10:00:00.000Z";
  private static final String METRICS =
      "tHandle tTalk tTalkComplete tHeld tHeldComplete tAcw nConnected tAlert nCallbackFoo";

  @Test
  void shouldPutEachMetricWhereWhatItMeasuresEnded() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "available")
          .then("09:20:00", "busy")
          .then("09:29:00", "acw")
          .then("09:31:00", "available");
      long held = held(site);

      JsonNode results = site.client.posted(PATH, query(MORNING, "PT30M", METRICS)).get("results");

      assertThat(results).hasSize(1);
      JsonNode group = results.get(0);
      assertThat(group.at("/group/userId").asText()).isEqualTo(ME);
      assertThat(group.at("/group/mediaType").asText()).isIn("voice", "chat", "email", "message");
      assertThat(group.get("data")).hasSize(2);
      assertThat(group.at("/data/0/interval").asText())
          .isEqualTo("2026-03-02T09:00:00.000Z/2026-03-02T09:30:00.000Z");
      Map<String, JsonNode> first = metrics(group.at("/data/0"));
      assertThat(first.get("nConnected")).isEqualTo(JSON.readTree("{\"count\":1}"));
      assertThat(first.get("tTalkComplete")).isEqualTo(stats(540_000 - held));
      assertThat(first.get("tTalk")).isEqualTo(stats(540_000 - held));
      assertThat(first.containsKey("tHeldComplete")).isEqualTo(held > 0);
      Map<String, JsonNode> second = metrics(group.at("/data/1"));
      assertThat(second).containsOnlyKeys("tAcw", "tHandle");
      assertThat(second.get("tAcw")).isEqualTo(stats(120_000));
      assertThat(second.get("tHandle")).isEqualTo(stats(660_000));
    }
  }

  @Test
  void shouldTellHandleTimeThatIsLongerThanItsBucket() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("08:00:00", "busy").then("09:05:00", "available");

      JsonNode data =
          site.client.posted(PATH, query(MORNING, "PT30M", "tHandle tAcw")).at("/results/0/data");

      assertThat(data).hasSize(1);
      assertThat(metrics(data.get(0))).containsOnlyKeys("tHandle");
      assertThat(metrics(data.get(0)).get("tHandle")).isEqualTo(stats(3_900_000));
    }
  }

  @Test
  void shouldCutTheIntervalAsAskedFor() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:10", "busy").then("09:00:40", "available");
      site.then("09:01:10", "busy").then("09:01:50", "available");

      JsonNode minutes = site.client.posted(PATH, query(MORNING, "PT1M", "tHandle"));
      JsonNode whole =
          site.client.posted(
              PATH, "{\"interval\":\"" + MORNING + "\",\"metrics\":[\"tHandle\",\"tHandle\"]}");

      assertThat(minutes.findValuesAsText("interval"))
          .containsExactlyInAnyOrder(
              "2026-03-02T09:00:00.000Z/2026-03-02T09:01:00.000Z",
              "2026-03-02T09:01:00.000Z/2026-03-02T09:02:00.000Z");
      assertThat(whole.at("/results/0/group")).isEmpty();
      assertThat(metrics(whole.at("/results/0/data/0")).get("tHandle"))
          .isEqualTo(JSON.readTree("{\"max\":40000,\"min\":30000,\"count\":2,\"sum\":70000}"));
    }
  }

  @Test
  void shouldSayNothingWhereNothingHappened() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      boolean absent = false;
      boolean empty = false;
      for (int hour = 10; hour < 24; hour++) {
        String interval = "2026-03-01T" + hour + ":00:00Z/2026-03-01T" + hour + ":30:00Z";
        String body = site.client.post(PATH, query(interval, "PT30M", "tHandle")).body();
        absent |= body.equals("{}");
        empty |= body.equals("{\"results\":[]}");
      }

      assertThat(absent).isTrue();
      assertThat(empty).isTrue();
    }
  }

  @Test
  void shouldFilterByUserAndMedium() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "busy").then("09:05:00", "available");
      site.then("a-other", "2026-03-02T09:00:00Z", "busy");
      site.then("a-other", "2026-03-02T09:06:00Z", "available");

      String mine = filtered("userId", ME);
      JsonNode results = site.client.posted(PATH, mine).get("results");
      String medium = results.at("/0/group/mediaType").asText();

      assertThat(results).hasSize(1);
      assertThat(site.client.posted(PATH, filtered("mediaType", "carrier pigeon")).path("results"))
          .isEmpty();
      assertThat(site.client.posted(PATH, filtered("mediaType", medium)).get("results"))
          .isNotEmpty();
      assertThat(site.client.posted(PATH, filtered("queueId", "any")).get("results")).hasSize(2);
    }
  }

  @Test
  void shouldFillBucketsLateAndThenWithTheWholeTruth() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 80, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits)) {
      String day = "2026-03-01T10:00:00.000Z/2026-03-02T10:00:00.000Z";
      String body = query(day, "PT30M", "tHandle tHeldComplete tTalkComplete tAcw");

      long soon = sum(site.client.posted(PATH, body), "tHandle");
      site.clock.advance(Duration.ofMinutes(25));
      JsonNode settled = site.client.posted(PATH, body);

      Truth truth = truth(workforce, day);
      assertThat(soon).isLessThan(truth.handleMs);
      assertThat(sum(settled, "tHandle")).isEqualTo(truth.handleMs);
      assertThat(sum(settled, "tAcw")).isEqualTo(truth.afterContactMs);
      assertThat(sum(settled, "tHeldComplete")).isEqualTo(truth.heldMs);
    }
  }

  @Test
  void shouldRefuseWhatItCannotAnswer() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      List<String> bad =
          List.of(
              "{}",
              "{\"interval\":\"" + MORNING + "\"}",
              "{\"interval\":\"" + MORNING + "\",\"metrics\":[]}",
              query("PT30M", "PT30M", "tHandle"),
              query(MORNING, "30m", "tHandle"),
              query(MORNING, "PT0S", "tHandle"),
              query(MORNING, "PT30M", "tHold"),
              query(MORNING, "PT30M", "tHandle").replace("userId", "agentId"));

      for (String body : bad) {
        JsonNode refused = GenesysClient.json(site.client.post(PATH, body), 400);
        assertThat(refused.get("code").asText()).isEqualTo("bad.request");
      }
      assertThat(
              GenesysClient.json(site.client.post(PATH, bad.get(6)), 400).get("message").asText())
          .contains("tHold");
    }
  }

  private record Truth(long handleMs, long afterContactMs, long heldMs) {}

  private static Truth truth(SeededWorkforce workforce, String interval) {
    Instant from = Instant.parse(interval.split("/")[0]);
    Instant to = Instant.parse(interval.split("/")[1]);
    long handle = 0;
    long afterContact = 0;
    long held = 0;
    for (Agent agent : workforce.agents()) {
      for (HandledContact contact :
          HandledContacts.of(
              workforce.of(agent.agentId(), Instant.EPOCH, to.plus(Duration.ofMinutes(10))))) {
        if (!contact.wrapUpEnd().isBefore(from) && contact.wrapUpEnd().isBefore(to)) {
          handle += Duration.between(contact.start(), contact.wrapUpEnd()).toMillis();
          afterContact += Duration.between(contact.contactEnd(), contact.wrapUpEnd()).toMillis();
        }
        if (!contact.contactEnd().isBefore(from) && contact.contactEnd().isBefore(to)) {
          held += contact.held().toMillis();
        }
      }
    }
    return new Truth(handle, afterContact, held);
  }

  private static long held(GenesysSite site) {
    return HandledContacts.of(
            site.script.of("a-" + ME, Instant.EPOCH, Instant.parse("2026-03-03T00:00:00Z")))
        .get(0)
        .held()
        .toMillis();
  }

  private static long sum(JsonNode answer, String metric) {
    long sum = 0;
    for (JsonNode group : answer.path("results")) {
      for (JsonNode bucket : group.get("data")) {
        sum +=
            metrics(bucket).containsKey(metric)
                ? metrics(bucket).get(metric).get("sum").asLong()
                : 0;
      }
    }
    return sum;
  }

  private static Map<String, JsonNode> metrics(JsonNode bucket) {
    Map<String, JsonNode> metrics = new HashMap<>();
    bucket.get("metrics").forEach(m -> metrics.put(m.get("metric").asText(), m.get("stats")));
    return metrics;
  }

  private static JsonNode stats(long ms) throws IOException {
    return JSON.readTree("{\"max\":%1$d,\"min\":%1$d,\"count\":1,\"sum\":%1$d}".formatted(ms));
  }

  private static String query(String interval, String granularity, String metrics) {
    String query =
        "{\"interval\":\"%s\",\"granularity\":\"%s\","
            + "\"groupBy\":[\"userId\",\"mediaType\"],\"metrics\":[\"%s\"]}";
    return query.formatted(interval, granularity, metrics.replace(" ", "\",\""));
  }

  private static String filtered(String dimension, String value) {
    String filter =
        "{\"type\":\"and\",\"clauses\":[{\"type\":\"or\",\"predicates\":[{\"type\":\"dimension\","
            + "\"dimension\":\"%s\",\"operator\":\"matches\",\"value\":\"%s\"}]}]}";
    String query = query(MORNING, "PT30M", "tHandle");
    return query.substring(0, query.length() - 1)
        + ",\"filter\":"
        + filter.formatted(dimension, value)
        + "}";
  }
}
