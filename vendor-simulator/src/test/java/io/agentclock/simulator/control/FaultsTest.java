package io.agentclock.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.kore.KoreClient;
import io.agentclock.simulator.workforce.ScriptedChange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FROM = "2026-03-02T09:00:00Z";
  private static final String TO = "2026-03-02T10:00:00Z";

  private final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
  private VendorSimulator simulator;
  private KoreClient client;

  @BeforeEach
  void start() throws IOException {
    simulator = VendorSimulator.start(SimulatorSettings.defaults().withClock(clock).withAgents(0));
    client = new KoreClient(simulator.baseUrl(), simulator.settings().account());
    simulator
        .script()
        .add(new ScriptedChange("a-1", Instant.parse("2026-03-02T09:30:00Z"), "busy", null));
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS, 503, Something went wrong",
    "BODY_HTML, 200, <h1>502 Bad Gateway</h1>",
    "RATE_LIMIT_BODY, 200, per-minute rate limit",
    "UNAUTHORIZED, 401, 4002",
    "FORBIDDEN, 403, scope",
    "EMPTY_BODY, 200, ''"
  })
  void shouldAnswerWithTheFaultAsOftenAsOrdered(FaultKind kind, int status, String text)
      throws Exception {
    order("{\"kind\":\"" + kind + "\",\"status\":503,\"times\":2}");

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> faulty = client.activity(FROM, TO);
      assertThat(faulty.statusCode()).isEqualTo(status);
      assertThat(faulty.body()).contains(text).doesNotContain("a-1");
    }
    assertThat(client.activity(FROM, TO).body()).contains("a-1");
  }

  @Test
  void shouldCutTheAnswerOff() throws Exception {
    simulator.faults().order(Fault.of(FaultKind.BROKEN_JSON, 1));

    String broken = client.activity(FROM, TO).body();

    assertThat(broken).startsWith("{\"accountId\"");
    assertThatThrownBy(() -> JSON.readTree(broken)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void shouldNotAnswerUntilReleased() throws Exception {
    simulator.faults().order(Fault.timeOut(Duration.ZERO, 1));
    HttpRequest request = client.activityRequest(FROM, TO, client.freshToken()).build();

    CompletableFuture<HttpResponse<String>> waiting =
        client.http().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> next =
        client
            .http()
            .sendAsync(
                client.request("agents", client.freshToken()).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(next.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(waiting).isNotDone();
    // Over a connection of its own: the log shows it as not answered.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds(0) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(holds(0)).isTrue();
    send("DELETE", "/faults", "");
    assertThat(waiting.get(10, TimeUnit.SECONDS).body()).contains("a-1");
  }

  @Test
  void shouldAnswerLateAfterTheTimeOrdered() throws Exception {
    simulator.faults().order(Fault.timeOut(Duration.ofMillis(80), 1));
    long before = System.nanoTime();

    HttpResponse<String> answer = client.activity(FROM, TO);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(79));
    assertThat(answer.body()).contains("a-1");
  }

  @Test
  void shouldShiftTheDateHeaderUntilCleared() throws Exception {
    order("{\"kind\":\"CLOCK_SKEW\",\"millis\":-90000}");

    assertThat(date()).isEqualTo("Mon, 02 Mar 2026 09:58:30 GMT");
    assertThat(date()).isEqualTo("Mon, 02 Mar 2026 09:58:30 GMT");
    simulator.faults().clear();
    assertThat(date()).isEqualTo("Mon, 02 Mar 2026 10:00:00 GMT");
  }

  @Test
  void shouldSayItemsTwice() throws Exception {
    order("{\"kind\":\"DUPLICATES\",\"fraction\":1}");

    JsonNode updates = client.updates(FROM, TO);

    assertThat(updates).hasSize(2);
    assertThat(updates.get(0)).isEqualTo(updates.get(1));
  }

  @Test
  void shouldHoldBackOneAgentsChangesOfAWindow() throws Exception {
    simulator
        .script()
        .add(new ScriptedChange("a-2", Instant.parse("2026-03-02T09:30:00Z"), "busy", null));
    simulator
        .script()
        .add(new ScriptedChange("a-1", Instant.parse("2026-03-02T09:50:00Z"), "acw", null));
    order(
        "{\"kind\":\"LATE\",\"agentId\":\"a-1\",\"seconds\":3600,"
            + "\"from\":\"2026-03-02T09:00:00Z\",\"to\":\"2026-03-02T09:50:00Z\"}");

    int before = client.updates(FROM, TO).size();
    clock.advance(Duration.ofMinutes(30));
    int after = client.updates(FROM, TO).size();

    assertThat(before).isEqualTo(2);
    assertThat(after).isEqualTo(3);
  }

  @Test
  void shouldAddItemsNobodyCanUse() throws Exception {
    order("{\"kind\":\"BAD_ITEMS\"}");

    JsonNode updates = client.updates(FROM, TO);

    assertThat(updates).hasSize(8);
    assertThat(updates.get(1).has("AgentId")).isFalse();
    assertThat(updates.get(2).has("Activity")).isFalse();
    assertThat(updates.get(3).get("EventTime").asText()).isEqualTo("the day before yesterday");
    assertThat(updates.get(4).get("Activity").asText()).isEqualTo("levitating");
    assertThat(updates.get(5).get("EventTime").asText()).isEqualTo("3/3/2026 9:59:00");
    assertThat(updates.get(6).get("EventTime").asText()).isEqualTo("1/31/2026 9:59:00");
    assertThat(updates.get(7).isTextual()).isTrue();
    assertThat(client.updates(FROM, TO)).hasSize(1);
  }

  @Test
  void shouldLeaveOtherEndpointsAlone() throws Exception {
    simulator.faults().order(Fault.status(500, 1).at("agents"));

    assertThat(client.activity(FROM, TO).statusCode()).isEqualTo(200);
    assertThat(client.send(client.request("agents", client.freshToken()).build()).statusCode())
        .isEqualTo(500);
  }

  @Test
  void shouldKeepVendorsApartWhereAnOrderNamesOne() throws Exception {
    Faults kore = simulator.faults().of("kore");
    Faults genesys = simulator.faults().of("genesys");
    simulator.faults().order(Fault.status(500, 1).at("genesys/users"));
    simulator.faults().order(Fault.duplicates(0.5).at("genesys/users"));
    simulator.faults().order(Fault.status(503, 1).at("users"));

    assertThat(kore.take("users")).map(Fault::status).contains(503);
    assertThat(kore.take("users")).isEmpty();
    assertThat(genesys.take("users")).map(Fault::status).contains(500);
    assertThat(kore.duplicates()).isZero();
    assertThat(genesys.duplicates()).isEqualTo(0.5);
    assertThat(simulator.faults().inForce()).hasSize(1);
  }

  @Test
  void shouldTellOfAnOrderAllItSays() throws Exception {
    order(
        "{\"kind\":\"STATUS\",\"status\":429,\"retryAfterSeconds\":3,\"endpoint\":\"aggregates\"}");

    assertThat(simulator.faults().inForce())
        .containsExactly(Fault.status(429, 1).withRetryAfter(3).at("aggregates"));
    assertThat(JSON.readTree(send("GET", "/faults", "").body()).at("/items/0/retryAfterSeconds"))
        .hasToString("3");
    simulator.faults().order(Fault.status(429, 1).withRetryAfter(4));
    assertThat(client.activity(FROM, TO).headers().firstValue("Retry-After")).contains("4");
  }

  @Test
  void shouldRefuseAFaultItDoesNotKnow() throws Exception {
    assertThat(send("POST", "/faults", "{\"kind\":\"EARTHQUAKE\"}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/faults", "{").statusCode()).isEqualTo(400);
    assertThat(simulator.faults().inForce()).isEmpty();
  }

  private boolean holds(int status) {
    return simulator.requests().stream().anyMatch(request -> request.status() == status);
  }

  private String date() throws Exception {
    return client.activity(FROM, TO).headers().firstValue("Date").orElseThrow();
  }

  private void order(String fault) throws Exception {
    assertThat(send("POST", "/faults", fault).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    URI uri = URI.create(simulator.baseUrl() + path);
    return client.send(
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
