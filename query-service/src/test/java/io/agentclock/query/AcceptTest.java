package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request accepts, it is given if it can be had, and told if it can't. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class AcceptTest {

  private static final String KEY = "ack_reads-agents";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll().knowing("kore:63fb:a");
    processor.answering(
        target ->
            target.startsWith("/internal/summary")
                ? new ScriptedProcessor.Reply(200, "{\"asOf\":null,\"stale\":false,\"items\":[]}")
                : null);
    query =
        RunningQuery.with(
            broker,
            Map.of(
                "authentication",
                "required",
                "api-keys",
                Map.of(
                    "reader",
                    Map.of(
                        "sha256",
                        RunningQuery.sha256(KEY),
                        "scopes",
                        List.of("read:agents", "read:intervals", "read:cluster")))),
            processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/agents|application/*|application/json",
        "/v1/agents|APPLICATION/JSON|application/json",
        "/v1/agents|application/json;q=0.5, text/html|application/json",
        "/v1/agents|application/json; charset=utf-8|application/json",
        "/v1/agents|text/html, application/*;q=0.001|application/json",
        "/v1/agents|application/json, */*;q=0|application/json",
        "/v1/agents/kore:63fb:a|application/*|application/json",
        "/v1/agents/kore:63fb:a/timeline|application/*|application/json",
        "/v1/agents/kore:63fb:a/intervals|application/*|application/json",
        "/v1/intervals|text/*|text/csv",
        "/v1/summary|application/*|application/json",
        "/v1/feeds|application/*|application/json",
        "/v1/cluster|application/*|application/json",
        "/session|application/*|application/json",
        "/health/liveness|application/*|application/json",
        "/health/readiness|*/*;q=0.1|application/json",
        "/v1/agents|text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2|application/json",
        "/v1/agents|''|application/json",
        "/prometheus|text/*|text/plain",
        "/openapi.yml|application/*|application/yaml",
        "/docs|text/*|text/html",
        "/|text/*|text/html",
        "/|text/html|text/html",
        "/board/css/base.css|text/css|text/css",
      })
  void shouldGiveWhatIsAccepted(String path, String accept, String type) {
    HttpResponse<String> response = get(path, accept);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
  }

  @ParameterizedTest
  @CsvSource({"text/*", "text/event-stream;q=0.1", "*/*"})
  void shouldStreamToWhoAcceptsTextOfAnyKind(String accept) throws Exception {
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(
                query
                    .request("/v1/stream")
                    .header("X-API-Key", KEY)
                    .header("Accept", accept)
                    .build(),
                BodyHandlers.ofInputStream());

    try (InputStream events = response.body()) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(events.read()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/agents|text/*|application/json",
        "/v1/agents|application/json;q=0|application/json",
        "/v1/agents|application/json;q=0, */*|application/json",
        "/v1/agents|*/*;q=0|application/json",
        "/v1/agents|application/*;q=0, */*|application/json",
        "/v1/agents|json|application/json",
        "/v1/agents/kore:63fb:a|image/*|application/json",
        "/v1/feeds|text/html|application/json",
        "/v1/stream|application/*|text/event-stream",
        "/v1/stream|text/event-stream;q=0, text/*|text/event-stream",
        "/health/liveness|text/plain|application/json",
        "/prometheus|application/*|text/plain",
      })
  void shouldSay406WithWhatCanBeHad(String path, String accept, String offer) {
    assertProblem(get(path, accept), 406, offer, "Accept");
  }

  @Test
  void shouldReadSeveralHeadersAsOne() {
    assertThat(
            query
                .send(
                    query
                        .request("/v1/agents")
                        .header("X-API-Key", KEY)
                        .header("Accept", "text/html")
                        .header("Accept", "application/*;q=0.1"))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"application/*", "text/html"})
  void shouldFirstAskWhoItIsAndWhetherThereIsSuchACall(String accept) {
    assertProblem(query.send(query.request("/v1/agents").header("Accept", accept)), 401);
    assertProblem(get("/v1/nothing", accept), 404);
    assertProblem(
        query.send(
            query
                .request("/v1/agents")
                .header("X-API-Key", KEY)
                .header("Accept", accept)
                .POST(BodyPublishers.noBody())),
        405);
  }

  @Test
  void shouldEndASessionWhateverIsAccepted() {
    assertThat(
            query
                .send(query.request("/session").header("Accept", "text/html").DELETE())
                .statusCode())
        .isEqualTo(204);
  }

  private static HttpResponse<String> get(String path, String accept) {
    return query.send(query.request(path).header("X-API-Key", KEY).header("Accept", accept));
  }
}
