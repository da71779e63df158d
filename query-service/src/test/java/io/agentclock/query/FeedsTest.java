package io.agentclock.query;

import static io.agentclock.query.RunningQuery.NOW;
import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.RunningQuery.json;
import static io.agentclock.query.StreamStand.patiently;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class FeedsTest {

  private ScriptedProcessor processor;
  private RunningQuery query;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = RunningQuery.with(broker, processor);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.getBootstrapServers(),
                "transactional.id",
                UUID.randomUUID().toString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @AfterEach
  void stop() {
    producer.close();
    query.close();
    processor.close();
  }

  @Test
  void shouldListNothingWhenNothingWasWritten() {
    assertThat(query.get("/v1/feeds").body()).isEqualTo("{\"items\":[],\"next\":null}");
  }

  @Test
  void shouldListEveryStreamInOrderWithItsLagCountedToNow() throws Exception {
    producer.beginTransaction();
    write(0, status("kore-main", "agent-activity", Status.UP));
    write(2, status("genesys", "user-status", Status.DOWN));
    write(1, status("genesys", "conversation-aggregates", Status.STARTING));
    write(0, status("kore", "agent-activity", Status.UP));
    write(0, status("kore", "agent-activity", Status.DEGRADED));
    producer.commitTransaction();

    awaitFeeds(
        "genesys/conversation-aggregates STARTING",
        "genesys/user-status DOWN",
        "kore/agent-activity DEGRADED",
        "kore-main/agent-activity UP");
    JsonNode down = json(query.get("/v1/feeds")).get("items").get(1);
    assertThat(down.get("lagMs").asLong()).isEqualTo(60_000);
    assertThat(down.get("observedThrough").asText()).isEqualTo("2026-03-02T11:59:00Z");
    assertThat(down.get("lastError").get("code").asText()).isEqualTo("401");
    assertThat(down.get("lastPullAt").isNull()).isTrue();
    assertThat(down.get("holes")).isEmpty();
  }

  @Test
  void shouldForgetAStreamThatWasRemoved() throws Exception {
    producer.beginTransaction();
    write(0, status("kore", "agent-activity", Status.UP));
    write(1, status("genesys", "user-status", Status.UP));
    producer.commitTransaction();
    awaitFeeds("genesys/user-status UP", "kore/agent-activity UP");

    producer.beginTransaction();
    send(0, "kore/agent-activity", null);
    producer.commitTransaction();

    awaitFeeds("genesys/user-status UP");
  }

  @Test
  void shouldSeeOnlyWhatWasCommittedAndPassOverWhatCannotBeRead() throws Exception {
    producer.beginTransaction();
    write(0, status("kore", "aborted", Status.UP));
    producer.abortTransaction();
    producer.beginTransaction();
    send(0, "kore/nonsense", "nonsense".getBytes(UTF_8));
    write(0, status("kore", "committed", Status.UP));
    producer.commitTransaction();

    awaitFeeds("kore/committed UP");
  }

  @Test
  void shouldReadWhatWasThereBeforeItsStartBeforeItIsReady() throws Exception {
    producer.beginTransaction();
    for (int i = 0; i < 300; i++) {
      write(i % PARTITIONS, status("feed-%03d".formatted(i), "agent-activity", Status.UP));
    }
    producer.commitTransaction(); // returns before all can read it
    patiently().until(() -> json(query.get("/v1/feeds")).get("items").size() == 300);
    query.close();

    try (RunningQuery again = query.again()) {
      again.awaitReady();
      assertThat(json(again.get("/v1/feeds")).get("items")).hasSize(300);
    }
  }

  @Test
  void shouldTellACallerOnlyOfHisAccounts(KafkaCluster broker) throws Exception {
    query.close();
    query =
        RunningQuery.with(
            broker,
            Map.of(
                "api-keys",
                Map.of("own", key("kore:63fb"), "other", key("kore:other")),
                "authentication",
                "required"),
            processor);
    producer.beginTransaction();
    write(0, status("kore", "agent-activity", Status.UP));
    producer.commitTransaction();

    await().until(() -> feedsOf("kore:63fb") == 1);
    assertThat(feedsOf("kore:other")).isZero();
  }

  private int feedsOf(String key) {
    return json(query.send(query.request("/v1/feeds").header("X-API-Key", key)))
        .get("items")
        .size();
  }

  private static Map<String, Object> key(String account) {
    return Map.of(
        "sha256",
        RunningQuery.sha256(account),
        "scopes",
        List.of("read:agents"),
        "accounts",
        List.of(account));
  }

  @Test
  void shouldRefuseParameters() {
    assertProblem(query.get("/v1/feeds?limit=1"), 400, "'limit'", "this call has none");
  }

  private void awaitFeeds(String... expected) {
    await()
        .untilAsserted(
            () ->
                assertThat(json(query.get("/v1/feeds")).get("items"))
                    .extracting(
                        item ->
                            "%s/%s %s"
                                .formatted(
                                    item.get("feed").asText(),
                                    item.get("stream").asText(),
                                    item.get("status").asText()))
                    .containsExactly(expected));
  }

  private void write(int partition, FeedStreamStatus status)
      throws ExecutionException, InterruptedException {
    send(
        partition,
        FeedStreamStatus.key(status.feed(), status.stream()),
        status.toJson(Instant.EPOCH));
  }

  private void send(int partition, String key, byte[] value)
      throws ExecutionException, InterruptedException {
    producer
        .send(
            new ProducerRecord<>(
                query.settings().topicNames().feedProgress().name(),
                partition,
                key.getBytes(UTF_8),
                value))
        .get();
  }

  private static FeedStreamStatus status(String feed, String stream, Status status) {
    return new FeedStreamStatus(
        feed,
        "kore",
        "63fb",
        stream,
        status,
        Optional.of(NOW.minusSeconds(60)),
        Optional.empty(),
        7,
        status == Status.DOWN
            ? Optional.of(new LastError(NOW, "401", "check client-secret"))
            : Optional.empty(),
        List.of());
  }
}
