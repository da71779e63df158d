package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists that wait for a partition stop nobody else's. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class WaitingListsTest {

  private static final String WAITS = "ack_whose-lists-wait";
  private static final String OTHER = "ack_of-somebody-else";
  private static final int LISTS = 24;
  private static final int AT_ONCE = 4;
  private static final int CALLERS =
      320; // more than wait in the time that a list waits for its turn

  private static final int CALLERS_OF_THE_SILENT = 96;

  private KafkaCluster broker;
  private ScriptedProcessor processor;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    processor.answering(target -> isAway(target) ? new Reply(421, "") : null);
    query = asking(processor);
  }

  @AfterEach
  void stop() {
    query.close();
    processor.close();
  }

  @Test
  void shouldStopNobodyElse() {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> waiting =
        Stream.generate(() -> query.request("/v1/agents").header("X-API-Key", WAITS).build())
            .limit(LISTS)
            .map(list -> client.sendAsync(list, HttpResponse.BodyHandlers.ofString()))
            .toList();
    patiently().until(() -> asked("partition=3") >= AT_ONCE);

    HttpResponse<String> others =
        query.send(query.request("/v1/agents").header("X-API-Key", OTHER));

    assertThat(others.statusCode()).as(others.body()).isEqualTo(200);
    assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSizeLessThanOrEqualTo(AT_ONCE);
    assertThat(waiting)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503));
  }

  @Test
  void shouldStopNobodyElseHoweverManyCallersWait() {
    List<CompletableFuture<HttpResponse<String>>> waiting = waiting(CALLERS);

    HttpResponse<String> others =
        query.send(query.request("/v1/agents").header("X-API-Key", OTHER));

    assertThat(others.statusCode()).as(others.body()).isEqualTo(200);
    assertLacking(waiting);
  }

  @Test
  void shouldStopNobodyElseWhereAnOwnerDoesNotSayAWord() {
    CompletableFuture<Reply> never = new CompletableFuture<>();
    processor.answering(target -> isAway(target) ? never.join() : null);
    List<CompletableFuture<HttpResponse<String>>> waiting = waiting(CALLERS_OF_THE_SILENT);

    try {
      HttpResponse<String> others =
          query.send(query.request("/v1/agents").header("X-API-Key", OTHER));

      assertThat(others.statusCode()).as(others.body()).isEqualTo(200);
      assertLacking(waiting);
    } finally {
      never.complete(new Reply(421, ""));
    }
  }

  @Test
  void shouldAskAllWhoMayOwnAPartitionHoweverManyCallersWait() {
    // Both say that they own all; one doesn't answer for the second partition, one for the third.
    try (ScriptedProcessor other = new ScriptedProcessor(PARTITIONS).owningAll()) {
      processor.answering(
          target -> isAway(target) || target.contains("partition=1") ? new Reply(421, "") : null);
      other.answering(
          target -> isAway(target) || target.contains("partition=2") ? new Reply(421, "") : null);
      query.close();
      query = asking(processor, other);
      List<CompletableFuture<HttpResponse<String>>> waiting = waiting(CALLERS);

      HttpResponse<String> others =
          query.send(query.request("/v1/agents").header("X-API-Key", OTHER));

      assertThat(others.statusCode()).as(others.body()).isEqualTo(200);
      assertLacking(waiting);
    }
  }

  private RunningQuery asking(ScriptedProcessor... processors) {
    return RunningQuery.with(
        broker, Map.of("authentication", "required", "api-keys", keys()), processors);
  }

  /** Each of another caller. */
  private List<CompletableFuture<HttpResponse<String>>> waiting(int callers) {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> lists =
        IntStream.range(0, callers)
            .mapToObj(i -> query.request("/v1/agents").header("X-API-Key", WAITS + i).build())
            .map(list -> client.sendAsync(list, HttpResponse.BodyHandlers.ofString()))
            .toList();
    patiently().until(() -> asked("partition=3") >= 8);
    return lists;
  }

  private static void assertLacking(List<CompletableFuture<HttpResponse<String>>> lists) {
    assertThat(lists)
        .extracting(CompletableFuture::join)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).containsPattern("would lack partition\\(s\\)[ 0-9,]* 3: ");
            });
  }

  private static boolean isAway(String target) {
    return target.contains("accounts=kore") && target.contains("partition=3");
  }

  private static Map<String, Object> keys() {
    Map<String, Object> keys = new HashMap<>();
    keys.put(
        "other", Map.of("sha256", RunningQuery.sha256(OTHER), "scopes", List.of("read:agents")));
    keys.put("waits", waits(WAITS));
    IntStream.range(0, CALLERS).forEach(i -> keys.put("waits-" + i, waits(WAITS + i)));
    return keys;
  }

  private static Map<String, Object> waits(String key) {
    return Map.of(
        "sha256",
        RunningQuery.sha256(key),
        "scopes",
        List.of("read:agents"),
        "accounts",
        List.of("kore:63fb"));
  }

  private long asked(String part) {
    return processor.requests().stream().filter(target -> target.contains(part)).count();
  }
}
