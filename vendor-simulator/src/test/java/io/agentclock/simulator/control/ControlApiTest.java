package io.agentclock.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.kore.KoreClient;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.TruthJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
  private VendorSimulator simulator;
  private KoreClient client;

  @BeforeEach
  void start() throws IOException {
    simulator = VendorSimulator.start(SimulatorSettings.defaults().withClock(clock).withAgents(20));
    client = new KoreClient(simulator.baseUrl(), simulator.settings().account());
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @Test
  void shouldPrintTheTruthOfTheHistoryAndItsAgents() throws Exception {
    List<TruthEvent> truth = TruthJson.parse(send("GET", "/truth", "").body());

    assertThat(truth)
        .isEqualTo(simulator.truth().between(simulator.historyStart(), clock.instant()))
        .hasSizeGreaterThan(100);
    assertThat(send("GET", "/truth/agents", "").body().lines()).hasSize(20);
    assertThat(simulator.historyStart()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void shouldTellTheSameTruthByTheIdsOfEachVendor() throws Exception {
    List<TruthEvent> kore = TruthJson.parse(send("GET", "/truth", "").body());

    for (String vendor : List.of("liveperson", "genesys")) {
      List<TruthEvent> other = TruthJson.parse(send("GET", "/truth?vendor=" + vendor, "").body());
      assertThat(other)
          .extracting(TruthEvent::at, TruthEvent::doing, TruthEvent::said)
          .isEqualTo(
              kore.stream().map(event -> tuple(event.at(), event.doing(), event.said())).toList());
      String agentId = other.get(0).agentId();
      assertThat(agentId).isNotEqualTo(kore.get(0).agentId());
      assertThat(send("GET", "/truth/agents?vendor=" + vendor, "").body()).contains(agentId);
      String one = send("GET", "/truth?vendor=" + vendor + "&agent=" + agentId, "").body();
      assertThat(TruthJson.parse(one))
          .isEqualTo(other.stream().filter(e -> e.agentId().equals(agentId)).toList());
    }
    assertThat(send("GET", "/truth?vendor=acme", "").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldPrintTheContactsThatHaveBeenHandled() throws Exception {
    List<HandledContact> kore = TruthJson.parseContacts(send("GET", "/truth/contacts", "").body());
    List<HandledContact> genesys =
        TruthJson.parseContacts(send("GET", "/truth/contacts?vendor=genesys", "").body());

    assertThat(kore).hasSizeGreaterThan(100).hasSameSizeAs(genesys);
    for (int i = 0; i < kore.size(); i++) {
      assertThat(kore.get(i).contactEnd()).isBeforeOrEqualTo(kore.get(i).wrapUpEnd());
      assertThat(genesys.get(i))
          .usingRecursiveComparison()
          .ignoringFields("agentId")
          .isEqualTo(kore.get(i));
    }
    String one = "/truth/contacts?to=2026-03-02T09:00:00Z&agent=" + kore.get(0).agentId();
    assertThat(TruthJson.parseContacts(send("GET", one, "").body()))
        .isNotEmpty()
        .allMatch(contact -> contact.agentId().equals(kore.get(0).agentId()))
        .allMatch(contact -> contact.wrapUpEnd().isBefore(Instant.parse("2026-03-02T09:00:00Z")));
  }

  @Test
  void shouldPrintOneAgentsTruthOfATime() throws Exception {
    TruthEvent event = TruthJson.parse(send("GET", "/truth", "").body()).get(50);
    String query =
        "?agent=" + event.agentId() + "&from=" + event.at() + "&to=" + event.at().plusSeconds(1);

    assertThat(TruthJson.parse(send("GET", "/truth" + query, "").body())).contains(event);
    assertThat(send("GET", "/truth?from=today", "").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldDoWhatTheScriptSaysAndPostItWhenItSays() throws Exception {
    String script =
        "{\"changes\":[{\"agentId\":\"a-late\",\"at\":\"2026-03-02T09:59:00Z\","
            + "\"activity\":\"Lunch\",\"postedAt\":\"2026-03-02T10:05:00Z\"},"
            + "{\"agentId\":\"a-odd\",\"at\":\"2026-03-02T09:59:01Z\",\"activity\":\"levitating\","
            + "\"reasonCode\":\"7\"}]}";

    assertThat(send("POST", "/script", script).statusCode()).isEqualTo(204);

    assertThat(posted()).contains("a-odd").doesNotContain("a-late");
    clock.advance(Duration.ofMinutes(5));
    assertThat(posted()).contains("a-odd", "a-late");
    assertThat(truthOf("a-late").doing()).isEqualTo(Doing.AT_LUNCH);
    assertThat(truthOf("a-late").said()).isEqualTo("Lunch");
    assertThat(truthOf("a-odd").doing()).isEqualTo(Doing.SOMETHING_ELSE);
    assertThat(truthOf("a-odd").code()).isEqualTo("7");
  }

  @Test
  void shouldRefuseAScriptItCannotPlay() throws Exception {
    String good = "{\"agentId\":\"a-good\",\"at\":\"2026-03-02T09:59:00Z\",\"activity\":\"busy\"}";
    String half = "{\"agentId\":\"a\",\"at\":\"2026-03-02T09:59:00.5Z\",\"activity\":\"busy\"}";

    assertThat(send("POST", "/script", half).statusCode()).isEqualTo(400);
    assertThat(send("POST", "/script", "{\"agentId\":\"a\"}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/script", "[" + good + "," + half + "]").statusCode()).isEqualTo(400);
    assertThat(posted()).doesNotContain("a-good");
  }

  @Test
  void shouldShowWhoAskedForWhatAndWhen() throws Exception {
    client.activity("2026-03-02T09:58:00Z", "2026-03-02T10:00:00Z");
    clock.advance(Duration.ofSeconds(30));
    client.activity("2026-03-02T09:58:30Z", "nonsense");

    JsonNode items = JSON.readTree(send("GET", "/requests", "").body()).get("items");

    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("at").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(items.get(0).get("from").asText()).isEqualTo("2026-03-02T09:58:00Z");
    assertThat(items.get(0).get("to").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(items.get(0).get("status").asInt()).isEqualTo(200);
    assertThat(items.get(1).get("at").asText()).isEqualTo("2026-03-02T10:00:30Z");
    assertThat(items.get(1).get("status").asInt()).isEqualTo(400);
  }

  @Test
  void shouldTellAboutItselfButNoSecret() throws Exception {
    HttpResponse<String> about = send("GET", "/about", "");

    assertThat(JSON.readTree(about.body()).get("account").asText())
        .isEqualTo("63fb9a0f90425b644d3e0000");
    assertThat(JSON.readTree(about.body()).at("/kore/streamId").asText()).isEqualTo("st-simulator");
    assertThat(JSON.readTree(about.body()).at("/liveperson/account").asText())
        .isEqualTo("12345678");
    assertThat(JSON.readTree(about.body()).at("/genesys/apiUrl").asText())
        .isEqualTo(simulator.baseUrl().toString());
    assertThat(about.body()).doesNotContainIgnoringCase("secret");
    assertThat(simulator.settings().toString())
        .doesNotContain(simulator.settings().account().clientSecret());
    assertThat(send("GET", "/elsewhere", "").statusCode()).isEqualTo(404);
  }

  private String posted() throws Exception {
    return client.activity("2026-03-02T09:59:00Z", "2026-03-02T10:00:00Z").body();
  }

  private TruthEvent truthOf(String agentId) throws Exception {
    return TruthJson.parse(send("GET", "/truth?agent=" + agentId, "").body()).get(0);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    URI uri = URI.create(simulator.baseUrl() + path);
    return client.send(
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
