package io.agentclock.processor.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks whether the rest of a log holds any committed record: transactions' markers and aborted
 * records take offsets, too. Not for use by several threads.
 */
final class LogTails implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int FETCH_BYTES = 16 << 10;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param kafka how the brokers are reached
   * @param clientId for the brokers' logs
   */
  LogTails(Map<String, String> kafka, String clientId) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * How far there is nothing.
   *
   * @param from where to begin, by log
   * @param to where to end; asked of the same logs
   * @return by log, an offset of {@code to} or beyond it; logs that hold something, or of which it
   *     can't be known now, aren't there
   */
  Map<TopicPartition, Long> emptyUntil(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    consumer.assign(from.keySet());
    consumer.resume(from.keySet()); // a log that was paused in the last look still is
    from.forEach(consumer::seek);
    Set<TopicPartition> open = new HashSet<>(from.keySet());
    Map<TopicPartition, Long> empty = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      open.removeAll(records.partitions());
      consumer.pause(records.partitions());
      for (TopicPartition log : Set.copyOf(open)) {
        long position = consumer.position(log, PATIENCE);
        if (position >= to.get(log)) {
          empty.put(log, position);
          open.remove(log);
        }
      }
    }
    return empty;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(PATIENCE));
  }
}
