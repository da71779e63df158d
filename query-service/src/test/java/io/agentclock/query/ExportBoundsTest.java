package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.patiently;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports hold memory while they are on their way: only so many are, and none that nobody reads.
 */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class ExportBoundsTest {

  private static final String KEY = "ack_two-exports";
  private static final String OTHER_KEY = "ack_of-somebody-else";
  private static final String EXPORT = "/v1/intervals";
  private static final int EACH = 2;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Reply PAGE =
      new Reply(200, "x".repeat((1 << 20) - 1) + "\n", Map.of("AgentClock-Next", "kore:63fb:a"));

  private final List<Socket> clients = new ArrayList<>();
  private KafkaCluster broker;
  private ScriptedProcessor processor;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    answerRows(PAGE);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    query.close();
    processor.close();
  }

  @Test
  void shouldGiveEachKeyOnlySoManyExports() throws IOException {
    startWith("5m");
    Socket one = unread(KEY, "text/csv");
    unread(KEY, "application/json");

    HttpResponse<String> third = ask(EXPORT, KEY);

    assertProblem(third, 429, "key:one has as many exports on their way as one may");
    assertThat(third.headers().firstValue("Retry-After")).contains("5");
    assertThat(ask("/v1/agents", KEY).statusCode()).isEqualTo(200);
    unread(OTHER_KEY, "text/csv");
    one.close();
    patiently().until(() -> taken() == 2);
    unread(KEY, "text/csv");
  }

  @Test
  void shouldGiveAllTogetherOnlySoManyExports() throws IOException {
    startWith("5m");
    unread(KEY, "text/csv");
    unread(KEY, "text/csv");
    unread(OTHER_KEY, "text/csv");

    assertProblem(ask(EXPORT, OTHER_KEY), 503, "too many exports are on their way already");
    assertThat(ask("/v1/agents", OTHER_KEY).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldGiveBackThePlacesOfExportsThatEnd() {
    startWith("5m");
    answerRows(new Reply(200, "a,x\r\n"));

    for (int i = 0; i < 2 * EACH; i++) {
      assertThat(ask(EXPORT, KEY).statusCode()).isEqualTo(200);
      patiently().until(() -> taken() == 0);
    }
  }

  @Test
  void shouldTakeNoPlaceForWhatDoesNotBegin() {
    startWith("5m");
    HttpRequest.Builder head =
        query.request(EXPORT).header("X-API-Key", KEY).method("HEAD", noBody());
    for (int i = 0; i < EACH + 1; i++) {
      assertThat(query.send(head).statusCode()).isEqualTo(200);
    }
    assertThat(taken()).isZero();

    answerRows(new Reply(404, "", Map.of("Content-Type", "application/problem+json")));
    for (int i = 0; i < EACH + 1; i++) {
      assertProblem(ask(EXPORT, KEY), 503, "partition(s) 0, 1, 2, 3");
    }
    assertThat(taken()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson", "text/csv"})
  void shouldEndAnExportThatNobodyReads(String accept) throws IOException {
    startWith("1s");
    Socket client = unread(KEY, accept);

    patiently().until(() -> taken() == 0);

    String end = new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(end).as("its last bytes").doesNotEndWith("0\r\n\r\n");
    unread(KEY, accept);
    unread(KEY, accept);
  }

  @Test
  void shouldGoOnForWhoReadsLittleByLittle() throws IOException {
    startWith("10s");
    Socket client = unread(KEY, "text/csv");
    AtomicInteger rounds = new AtomicInteger();

    patiently()
        .pollInterval(Duration.ofSeconds(1)) // a busy machine may take a while between two
        .until(
            () ->
                client.getInputStream().readNBytes(8 << 20).length == 8 << 20
                    && rounds.incrementAndGet() == 12);

    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void shouldNotTakeSlowProcessorsForASlowClient() {
    startWith("300ms");
    AtomicInteger pages = new AtomicInteger();
    processor.answering(
        target -> {
          if (!target.startsWith("/internal/intervals")) {
            return null;
          }
          if (!target.contains("&after=")) {
            return new Reply(200, "a,x\r\n", Map.of("AgentClock-Next", "kore:63fb:a"));
          }
          LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
          pages.incrementAndGet();
          return new Reply(200, "b,x\r\n");
        });

    HttpResponse<String> rows =
        query.send(query.request(EXPORT).header("X-API-Key", KEY).header("Accept", "text/csv"));

    assertThat(rows.body().lines()).hasSize(1 + 2 * PARTITIONS);
    assertThat(pages.get()).isGreaterThanOrEqualTo(PARTITIONS);
  }

  private void startWith(String stall) {
    query =
        RunningQuery.with(
            broker,
            Map.of(
                "authentication",
                "required",
                "api-keys",
                Map.of("one", key(KEY), "other", key(OTHER_KEY)),
                "exports",
                Map.of("at-once", 3, "at-once-per-key", EACH, "stall", stall)),
            processor);
  }

  private void answerRows(Reply page) {
    processor.answering(target -> target.startsWith("/internal/intervals") ? page : null);
  }

  private int taken() {
    return (int)
        query.context().getBean(MeterRegistry.class).get("agentclock.exports").gauge().value();
  }

  /** One whose status was read, and nothing else. */
  private Socket unread(String key, String accept) throws IOException {
    Socket client = new Socket();
    clients.add(client);
    client.setReceiveBufferSize(1 << 16);
    client.connect(new InetSocketAddress("127.0.0.1", query.port()));
    String request =
        "GET %s HTTP/1.1\r\nHost: x\r\nAccept: %s\r\nX-API-Key: %s\r\n\r\n"
            .formatted(EXPORT, accept, key);
    client.getOutputStream().write(request.getBytes(ISO_8859_1));
    String status = new String(client.getInputStream().readNBytes(12), ISO_8859_1);
    assertThat(status).isEqualTo("HTTP/1.1 200");
    return client;
  }

  private HttpResponse<String> ask(String path, String key) {
    return query.send(query.request(path).header("X-API-Key", key));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static Map<String, Object> key(String key) {
    return Map.of(
        "sha256", RunningQuery.sha256(key), "scopes", List.of("read:intervals", "read:agents"));
  }
}
