package io.agentclock.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.TopicReader;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.kore.KoreAdapter;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaClusterExtension.class)
class TakeOverTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  private final String prefix = TestFeeds.newPrefix() + "w-";
  private Settings settings;
  private KafkaClients clients;
  private Feed feed;
  private Checkpoints checkpoints;

  @BeforeEach
  void makeTopics() {
    settings =
        TestFeeds.settings(
            TestFeeds.yaml(
                cluster.getBootstrapServers(),
                prefix,
                List.of(TestFeeds.kore("kore-main", "acc-1", "http://127.0.0.1:1"))));
    clients = new KafkaClients(settings);
    feed = new ConfiguredFeeds(List.of(new KoreAdapter(Clock.systemUTC()))).read(settings).get(0);
    checkpoints =
        new Checkpoints(
            clients, prefix + "feed-progress", new KeyPartitioner(TestFeeds.PARTITIONS));
    try (Admin admin = clients.admin()) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofIngest());
    }
  }

  @Test
  void shouldFenceTheLastOwner() {
    try (FeedProducer first = FeedProducer.takeOver(clients, "kore-main")) {
      first.write(List.of(raw("before")));

      try (FeedProducer second = FeedProducer.takeOver(clients, "kore-main")) {
        assertThatThrownBy(() -> first.write(List.of(raw("late"))))
            .isInstanceOf(KafkaException.class);
        second.write(List.of(raw("after")));
      }
    }

    try (TopicReader reader =
        new TopicReader(cluster.getBootstrapServers(), prefix + "raw.kore", TestFeeds.PARTITIONS)) {
      assertThat(reader.until(found -> found.size() >= 2))
          .extracting(TopicReader::value)
          .containsExactly("before", "after");
    }
  }

  @Test
  void shouldWriteAllOfATransactionOrNothing() {
    ProducerRecord<byte[], byte[]> tooLarge =
        new ProducerRecord<>(prefix + "raw.kore", 0, null, new byte[5_000_000]);
    try (FeedProducer producer = FeedProducer.takeOver(clients, "kore-main")) {
      assertThatThrownBy(() -> producer.write(List.of(raw("half"), tooLarge)))
          .isInstanceOf(KafkaException.class);
    }
    try (FeedProducer producer = FeedProducer.takeOver(clients, "kore-main");
        TopicReader reader =
            new TopicReader(
                cluster.getBootstrapServers(), prefix + "raw.kore", TestFeeds.PARTITIONS)) {
      producer.write(List.of(raw("whole")));

      assertThat(reader.until(found -> !found.isEmpty()))
          .extracting(TopicReader::value)
          .containsExactly("whole");
    }
  }

  @Test
  void shouldFindTheNewestCheckpointOfThisFeedOnly() {
    try (FeedProducer producer = FeedProducer.takeOver(clients, "kore-main")) {
      producer.write(List.of(checkpoints.record(feed, status("kore-main", 1), NOW)));
      producer.write(List.of(checkpoints.record(feed, status("kore-main", 2), NOW)));
      producer.write(List.of(checkpoints.record(feed, status("kore-other", 3), NOW)));
      producer.write(
          List.of(
              new ProducerRecord<>(
                  prefix + "feed-progress",
                  checkpoints.partition(feed),
                  bytes("kore-main/agent-activity"),
                  bytes("no json"))));
    }

    assertThat(checkpoints.read(feed)).isEqualTo(Map.of("agent-activity", status("kore-main", 2)));
  }

  @Test
  void shouldFindNothingWhereNothingWasWritten() {
    assertThat(checkpoints.read(feed)).isEmpty();
  }

  @Test
  void shouldForgetACheckpointThatWasDeleted() {
    try (FeedProducer producer = FeedProducer.takeOver(clients, "kore-main")) {
      producer.write(List.of(checkpoints.record(feed, status("kore-main", 1), NOW)));
      producer.write(
          List.of(
              new ProducerRecord<>(
                  prefix + "feed-progress",
                  checkpoints.partition(feed),
                  bytes("kore-main/agent-activity"),
                  null)));
    }

    assertThat(checkpoints.read(feed)).isEmpty();
  }

  @Test
  void shouldWaitForOurCheckpointBehindTheOpenTransactionOfAnotherFeed() {
    int partition = checkpoints.partition(feed);
    try (Producer<byte[], byte[]> other = clients.producer("another");
        FeedProducer ours = FeedProducer.takeOver(clients, "kore-main")) {
      other.initTransactions();
      other.beginTransaction();
      other.send(new ProducerRecord<>(prefix + "feed-progress", partition, bytes("x"), bytes("x")));
      other.flush();
      ours.write(List.of(checkpoints.record(feed, status("kore-main", 9), NOW)));

      CompletableFuture<Map<String, FeedStreamStatus>> reading =
          CompletableFuture.supplyAsync(() -> checkpoints.read(feed));
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(other::commitTransaction);

      assertThat(reading.orTimeout(20, TimeUnit.SECONDS).join())
          .isEqualTo(Map.of("agent-activity", status("kore-main", 9)));
    }
  }

  private ProducerRecord<byte[], byte[]> raw(String value) {
    return new ProducerRecord<>(prefix + "raw.kore", 0, bytes("k"), bytes(value));
  }

  private static FeedStreamStatus status(String feed, int items) {
    return new FeedStreamStatus(
        feed,
        "kore",
        "acc-1",
        "agent-activity",
        Status.UP,
        Optional.of(NOW),
        Optional.of(NOW),
        items,
        Optional.empty(),
        List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
