package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
class ProblemsTest {

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @AfterEach
  void shouldStillBeUp() {
    assertThat(query.get("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/v1",
        "/v2/agents",
        "/v1/agent",
        "/v1/agents/kore:63fb:a/skills",
        "/v1/agents/kore:63fb:a/timeline/x",
        "/v1/feeds/kore",
        "/internal/assignment",
        "/health",
        "/info",
        "/beans",
        "/env",
        "/favicon.ico",
        "/v1/%2e%2e/health"
      })
  void shouldSay404ForWhatIsNotThere(String path) {
    assertProblem(query.get(path), 404, "nothing at this address");
  }

  @ParameterizedTest
  @CsvSource({"POST, /v1/agents", "DELETE, /v1/agents/kore:63fb:a", "PUT, /v1/feeds"})
  void shouldSay405WithWhatIsAllowed(String method, String path) {
    HttpResponse<String> response =
        query.send(
            query
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}")));

    assertProblem(response, 405);
    assertThat(response.headers().allValues("Allow")).anyMatch(allow -> allow.contains("GET"));
  }

  @Test
  void shouldSay406ForAMediaTypeItDoesNotHave() {
    assertProblem(query.send(query.request("/v1/agents").header("Accept", "text/csv")), 406);
    assertThat(
            query
                .send(query.request("/v1/agents").header("Accept", "text/html,*/*;q=0.1"))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 1 << 20})
  void shouldAnswerAnAddressThatIsTooLong(int length) throws IOException {
    assertThat(raw("GET /v1/feeds?" + "x".repeat(length)))
        .containsPattern("^HTTP/1.[01] 414 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":414");
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 1 << 20})
  void shouldAnswerHeadersThatAreTooLarge(int length) throws IOException {
    assertThat(raw("GET /v1/feeds HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(length)))
        .startsWith("HTTP/1.1 431 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":431");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/agents/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/agents/a^b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/agents?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/agents?limit=5&source=%FF%FE%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET\r\n\r\n",
      })
  void shouldSay400ToWhatIsNotARequest(String request) throws IOException {
    assertThat(raw(request))
        .containsPattern("^HTTP/1.[01] 400 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":400")
        .doesNotContain("Exception", "io.micronaut", "java.");
  }

  @Test
  void shouldTellItsMetrics() {
    query.get("/v1/feeds");

    HttpResponse<String> metrics = query.get("/prometheus");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("http_server_requests_seconds_count", "jvm_memory_used");
  }

  @Test
  void shouldBeReady() {
    assertThat(query.get("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", query.port())) {
      socket.setSoTimeout(10_000);
      writeWhatIsTaken(socket, request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** The server may answer and close before it has taken everything. */
  private static void writeWhatIsTaken(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      assertThat(bytes.length).as("only a large request may be cut short").isGreaterThan(8192);
    }
  }
}
