package io.agentclock.ingest.write;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusedException;
import io.agentclock.ingest.feed.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes checkpoints: the newest record of each stream on the feed-progress topic. */
public final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ONE_POLL = Duration.ofMillis(200);

  private final KafkaClients clients;
  private final String topic;
  private final KeyPartitioner partitioner;

  /**
   * @param topic the feed-progress topic
   */
  public Checkpoints(KafkaClients clients, String topic, KeyPartitioner partitioner) {
    this.clients = clients;
    this.topic = topic;
    this.partitioner = partitioner;
  }

  /** The partition of a feed's checkpoints; who owns it owns the feed. */
  public int partition(Feed feed) {
    return partitioner.of(feed.scope());
  }

  /** A stream's checkpoint and status, for a transaction. */
  public ProducerRecord<byte[], byte[]> record(Feed feed, FeedStreamStatus status, Instant now) {
    return new ProducerRecord<>(
        topic,
        partition(feed),
        now.toEpochMilli(),
        FeedStreamStatus.key(status.feed(), status.stream()).getBytes(StandardCharsets.UTF_8),
        status.toJson(now));
  }

  /**
   * The newest checkpoint of each stream of a feed. To be called after the take-over, when nobody
   * else can write one any more.
   *
   * @return by the stream's name
   * @throws KafkaException if they can't be read now
   */
  public Map<String, FeedStreamStatus> read(Feed feed) {
    TopicPartition partition = new TopicPartition(topic, partition(feed));
    long end = end(partition);
    long patientUntil = System.nanoTime() + PATIENCE.toNanos();
    Map<String, FeedStreamStatus> newest = new HashMap<>();
    try (Consumer<byte[], byte[]> reader = clients.reader()) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      while (reader.position(partition) < end) {
        reader.poll(ONE_POLL).forEach(found -> keep(found, feed, newest));
        if (System.nanoTime() > patientUntil) {
          throw new TimeoutException(
              "the checkpoints on %s can't be read to their end %d".formatted(partition, end));
        }
      }
    }
    return newest;
  }

  /**
   * The end with uncommitted records: ours may stand behind another feed's open transaction, which
   * the end of the committed ones would leave out.
   */
  private long end(TopicPartition partition) {
    try (Admin admin = clients.admin()) {
      return admin
          .listOffsets(
              Map.of(partition, OffsetSpec.latest()),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new KafkaException("the end of " + partition + " isn't known", e.getCause());
    }
  }

  private static void keep(
      ConsumerRecord<byte[], byte[]> found, Feed feed, Map<String, FeedStreamStatus> newest) {
    if (found.value() == null) {
      String removed = new String(found.key(), StandardCharsets.UTF_8);
      newest.keySet().removeIf(stream -> FeedStreamStatus.key(feed.id(), stream).equals(removed));
      return;
    }
    read(found)
        .filter(status -> status.feed().equals(feed.id()))
        .filter(status -> status.source().equals(feed.source()))
        .filter(status -> status.account().equals(feed.account()))
        .ifPresent(status -> newest.put(status.stream(), status));
  }

  private static Optional<FeedStreamStatus> read(ConsumerRecord<byte[], byte[]> found) {
    try {
      return Optional.of(FeedStreamStatus.fromJson(found.value()));
    } catch (RefusedException e) {
      LOG.warn(
          "a record on {}-{} at offset {} is no checkpoint and is passed over: {}",
          found.topic(),
          found.partition(),
          found.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
