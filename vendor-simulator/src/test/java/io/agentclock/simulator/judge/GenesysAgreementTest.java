package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.Truth;
import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.genesys.GenesysHabits;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated Genesys Cloud says, read by its documentation, is what the judge expects. */
class GenesysAgreementTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");
  // The vendor shows at once what happens at this very instant.
  private static final Instant AFTER_END = END.plusMillis(1);
  private static final String DAY = "2026-03-01T10:00:00Z/2026-03-02T10:00:00Z";

  private final HttpClient http = HttpClient.newHttpClient();
  private VendorSimulator simulator;
  private Truth truth;
  private String token;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    GenesysHabits prompt =
        GenesysHabits.defaults().withDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    simulator =
        VendorSimulator.start(
            SimulatorSettings.defaults()
                .withClock(new TestClock("2026-03-02T10:00:00Z"))
                .withAgents(40)
                .withHabits(prompt));
    truth = simulator.truth(Vendor.GENESYS);
    GenesysAccount account = simulator.settings().accounts().genesys();
    String basic = account.clientId() + ":" + account.clientSecret();
    String encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    token =
        post(
                "/oauth/token",
                "application/x-www-form-urlencoded",
                "Basic " + encoded,
                "grant_type=client_credentials")
            .get("access_token")
            .asText();
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @Test
  void shouldShowTheStatesTheJudgeReads() throws Exception {
    Map<String, NavigableMap<Long, String>> presences = new HashMap<>();
    Map<String, NavigableMap<Long, String>> routings = new HashMap<>();
    JsonNode details = userDetails(1);
    for (int page = 1; details.has("userDetails"); details = userDetails(++page)) {
      for (JsonNode user : details.get("userDetails")) {
        String id = user.get("userId").asText();
        read(user.path("primaryPresence"), "systemPresence", presences, id);
        read(user.path("routingStatus"), "routingStatus", routings, id);
      }
    }

    assertThat(presences).hasSize(40);
    for (Agent agent : truth.agents()) {
      String id = agent.agentId();
      List<TruthEvent> events = truth.of(id, Instant.EPOCH, AFTER_END);
      Map<Long, Judged> shown =
          shown(presences.get(id), routings.getOrDefault(id, new TreeMap<>()));
      if (events.isEmpty()) {
        assertThat(shown.values()).containsExactly(new Judged(JudgedState.OFFLINE, null));
      } else {
        assertThat(recent(shown))
            .containsExactlyEntriesOf(recent(JudgedVendor.GENESYS.holding(events)));
        assertThat(shown).hasSize(1 + recent(shown).size());
      }
    }
  }

  @Test
  void shouldShowTheHandleTimeTheJudgeReads() throws Exception {
    Map<String, ExpectedHandle> shown = new HashMap<>();
    for (JsonNode result : aggregates().get("results")) {
      for (JsonNode bucket : result.get("data")) {
        String start = Instant.parse(bucket.get("interval").asText().split("/")[0]).toString();
        shown.merge(
            result.at("/group/userId").asText() + "@" + start,
            handle(bucket.get("metrics")),
            GenesysAgreementTest::sum);
      }
    }

    Map<String, ExpectedHandle> expected = expected();
    assertThat(shown).hasSizeGreaterThan(200);
    assertThat(different(shown, expected)).isEmpty();
  }

  private Map<String, ExpectedHandle> expected() {
    Map<String, ExpectedHandle> expected = new HashMap<>();
    for (Agent agent : truth.agents()) {
      HandleTruth handle =
          new HandleTruth(
              truth.contactsOf(agent.agentId(), AFTER_END), Map.of("conversation-aggregates", END));
      Judge.usual(JudgedVendor.GENESYS)
          .rows(truth.of(agent.agentId(), Instant.EPOCH, AFTER_END), List.of(), END, handle)
          .forEach(
              row ->
                  row.handle()
                      .forEach(line -> expected.put(agent.agentId() + "@" + row.start(), line)));
    }
    return expected;
  }

  private static <T> List<String> different(Map<String, T> shown, Map<String, T> expected) {
    Set<String> keys = new TreeSet<>(shown.keySet());
    keys.addAll(expected.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(shown.get(key), expected.get(key)))
        .map(key -> key + " shows " + shown.get(key) + ", expected " + expected.get(key))
        .toList();
  }

  private static ExpectedHandle handle(JsonNode metrics) {
    Map<String, JsonNode> stats = new HashMap<>();
    metrics.forEach(each -> stats.put(each.get("metric").asText(), each.get("stats")));
    return new ExpectedHandle(
        "conversation-aggregates",
        "INTERVAL_OF_COMPLETION",
        stats.containsKey("tHandle") ? stats.get("tHandle").get("count").asLong() : null,
        ms(stats.get("tHandle")),
        ms(stats.get("tTalkComplete")),
        ms(stats.get("tHeldComplete")),
        ms(stats.get("tAcw")));
  }

  private static Long ms(JsonNode stats) {
    return stats == null ? null : Long.valueOf(stats.get("sum").asLong());
  }

  private static ExpectedHandle sum(ExpectedHandle a, ExpectedHandle b) {
    return new ExpectedHandle(
        a.stream(),
        a.attribution(),
        sum(a.handled(), b.handled()),
        sum(a.handleMs(), b.handleMs()),
        sum(a.talkMs(), b.talkMs()),
        sum(a.holdMs(), b.holdMs()),
        sum(a.acwMs(), b.acwMs()));
  }

  private static Long sum(Long a, Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a + b;
  }

  // Of one instant the presence and the routing status in force, where that is another state.
  private static Map<Long, Judged> shown(
      NavigableMap<Long, String> presences, NavigableMap<Long, String> routings) {
    Set<Long> instants = new TreeSet<>(presences.keySet());
    instants.addAll(routings.keySet());
    Map<Long, Judged> shown = new TreeMap<>();
    Judged before = null;
    for (Long ms : instants) {
      Map.Entry<Long, String> presence = presences.floorEntry(ms);
      Map.Entry<Long, String> routing = routings.floorEntry(ms);
      Judged now =
          judged(
              presence == null ? "" : presence.getValue(),
              routing == null ? "OFFQUEUE" : routing.getValue());
      if (!now.equals(before)) {
        shown.put(ms, now);
      }
      before = now;
    }
    return shown;
  }

  private static Judged judged(String presence, String routing) {
    if (presence.equals("ONQUEUE")) {
      JudgedState state =
          switch (routing) {
            case "IDLE" -> JudgedState.AVAILABLE;
            case "INTERACTING" -> JudgedState.INTERACTING;
            default -> JudgedState.NOT_READY;
          };
      return new Judged(state, state == JudgedState.NOT_READY ? routing : null);
    }
    return switch (presence) {
      case "OFFLINE" -> new Judged(JudgedState.OFFLINE, null);
      case "BUSY" -> new Judged(JudgedState.NOT_READY, "Paperwork");
      default -> new Judged(JudgedState.NOT_READY, presence);
    };
  }

  private static Map<Long, Judged> recent(Map<Long, Judged> holding) {
    return new TreeMap<>(holding).tailMap(END.minus(Duration.ofDays(2)).toEpochMilli());
  }

  private static void read(
      JsonNode records, String value, Map<String, NavigableMap<Long, String>> all, String userId) {
    NavigableMap<Long, String> ofUser = all.computeIfAbsent(userId, id -> new TreeMap<>());
    for (JsonNode each : records) {
      String word = each.get(value).asText().replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
      ofUser.put(Instant.parse(each.get("startTime").asText()).toEpochMilli(), word);
    }
  }

  private JsonNode userDetails(int page) throws IOException, InterruptedException {
    String body =
        "{\"interval\":\"%s\",\"paging\":{\"pageSize\":25,\"pageNumber\":%d}}".formatted(DAY, page);
    return query("/api/v2/analytics/users/details/query", body);
  }

  private JsonNode aggregates() throws IOException, InterruptedException {
    String body =
        ("{\"interval\":\"%s\",\"granularity\":\"PT30M\",\"groupBy\":[\"userId\",\"mediaType\"],"
                + "\"metrics\":[\"tHandle\",\"tTalkComplete\",\"tHeldComplete\",\"tAcw\"]}")
            .formatted(DAY);
    return query("/api/v2/analytics/conversations/aggregates/query", body);
  }

  private JsonNode query(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", "Bearer " + token, body);
  }

  private JsonNode post(String path, String type, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
            .header("Content-Type", type)
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
