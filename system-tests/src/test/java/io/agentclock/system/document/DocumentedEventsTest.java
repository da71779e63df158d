package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.EventStream;
import io.agentclock.system.kit.RawWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream sends after its first event, and what standbys answer, is as documented. */
@Timeout(120)
class DocumentedEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGENT = "kore:63fb:a-1";
  private static final String VIEWS =
      """
      {"items":[{"partition":0,"source":"kore","account":"63fb",
       "observedThrough":"2026-03-02T11:55:00Z","staleAfterMs":120000,"live":true}]}""";
  private static final String AGENTS =
      """
      {"items":[{"schema":"agent-state/1","agent":"kore:63fb:a-1","source":"kore","account":"63fb",
       "agentId":"a-1","state":"AVAILABLE","reason":null,"raw":{"state":"available","reason":null},
       "since":"2026-03-02T11:50:00Z","lastEventAt":"2026-03-02T11:55:00Z","cause":null,
       "previous":null,"forMs":5000,"asOf":"2026-03-02T11:55:00Z","stale":false,"name":null,
       "team":null}]}""";
  private static final String COUNTS =
      """
      {"asOf":"2026-03-02T11:55:00Z","stale":false,"items":[{"state":"AVAILABLE","count":1}]}""";

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("events");

  private static StandbyProcessor standby;
  private static Client client;
  private static RawWriter writer;
  private static OpenApi document;
  private static AnswerCheck check;

  @BeforeAll
  static void start() throws IOException {
    standby =
        new StandbyProcessor(
            Map.of(
                "/internal/views", VIEWS,
                "/internal/agents", AGENTS,
                "/internal/summary", COUNTS));
    client =
        new Client(
            DEPLOYMENT
                .query(
                    standby.port(),
                    DEPLOYMENT.config().with("agentclock.query.stream.heartbeat", "1s"))
                .base()
                .replaceAll("/v1$", ""));
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> client.get("/health/readiness").status() == 200);
    writer = new RawWriter(DEPLOYMENT, "63fb");
    document = OpenApi.parse(client.get("/openapi.yml").body());
    check = AnswerCheck.of(document);
  }

  @AfterAll
  static void stop() {
    writer.close();
    standby.close();
  }

  @Test
  void shouldSendStatesAsDocumented() {
    try (EventStream events = follow(Map.of())) {
      events.next("snapshot");
      write("NOT_READY");

      JsonNode state = events.next("state");
      while (!state.path("state").asText().equals("NOT_READY")) { // another test's
        assertThat(faults("Agent", state)).isEmpty();
        state = events.next("state");
      }

      assertThat(faults("Agent", state)).isEmpty();
    }
  }

  @Test
  void shouldSendHeartbeatsAsDocumented() {
    write("OFFLINE");
    try (EventStream events = follow(Map.of())) {
      JsonNode heartbeat = events.next("heartbeat");
      while (heartbeat.path("sources").isEmpty()) {
        assertThat(faults("StreamHeartbeat", heartbeat)).isEmpty();
        heartbeat = events.next("heartbeat");
      }

      assertThat(faults("StreamHeartbeat", heartbeat)).isEmpty();
    }
  }

  @Test
  void shouldSendHeartbeatsAboutNobodyAsDocumented() {
    try (EventStream events = follow("/v1/stream?source=nobody", Map.of())) {
      assertThat(faults("StreamHeartbeat", events.next("heartbeat"))).isEmpty();
    }
  }

  @Test
  void shouldSendResetsAsDocumented() {
    try (EventStream events = follow(Map.of("Last-Event-ID", "forged"))) {
      assertThat(faults("StreamReset", events.next("reset"))).isEmpty();
      assertThat(faults("StreamSnapshot", events.next("snapshot"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"listAgents", "getSummary"})
  void shouldSayThatAStandbyAnsweredAsDocumented(String id) {
    Call call = document.call(id);

    Client.Answer answer = client.get(call.target(Map.of("maxLagMs", "5000")));

    check.isDocumented(call, 200, answer);
    assertThat(answer.body()).contains("\"servedBy\":\"STANDBY\",\"lagMs\":120");
  }

  /** What is opaque has no example: it comes from an answer. */
  @Test
  void shouldGoOnWhereAnAnswerEnded() {
    Call list = document.call("listAgents");
    Call stream = document.call("openStream");
    String next = json(client.get("/v1/agents?maxLagMs=5000&limit=1").body()).path("next").asText();
    String id =
        client
            .get("/v1/stream")
            .body()
            .lines()
            .filter(l -> l.startsWith("id: "))
            .findFirst()
            .orElseThrow()
            .substring(4);

    check.isDocumented(list, 200, client.get("/v1/agents?maxLagMs=5000&limit=1&cursor=" + next));
    write("AVAILABLE");
    for (Map<String, String> goingOn :
        List.of(Map.of("Last-Event-ID", id), Map.<String, String>of())) {
      String target =
          goingOn.isEmpty() ? stream.target(Map.of("lastEventId", id)) : stream.target();
      try (EventStream events = follow(target, goingOn)) {
        assertThat(faults("Agent", events.next("state"))).isEmpty();
      }
    }
  }

  private static void write(String state) {
    writer.write(
        List.of(
            new ProducerRecord<>(
                DEPLOYMENT.prefix() + "agent-states",
                AGENT,
                """
                {"schema":"agent-state/1","agent":"%s","source":"kore","account":"63fb",
                 "agentId":"a-1","state":"%s","reason":null,"raw":{"state":"x","reason":null},
                 "since":"2026-03-02T11:50:00Z","lastEventAt":"2026-03-02T11:55:00Z","cause":null,
                 "previous":null}"""
                    .formatted(AGENT, state))));
  }

  private static EventStream follow(Map<String, String> headers) {
    return follow("/v1/stream", headers);
  }

  private static EventStream follow(String target, Map<String, String> headers) {
    return EventStream.open(client.base() + target, headers);
  }

  private static List<String> faults(String shape, JsonNode data) {
    return check.shapes().faults(DocumentedShapes.reference(shape), data);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
