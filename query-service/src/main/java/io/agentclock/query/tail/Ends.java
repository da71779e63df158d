package io.agentclock.query.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Where the partitions ended at an instant: whoever has read so far knows all there was.
 *
 * @param offsets of the ends; none: they were reached and are history
 * @param askedAt the instant, on the clock of {@link System#nanoTime()}
 */
record Ends(Map<TopicPartition, Long> offsets, long askedAt) {

  private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  static Ends of(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    long now = System.nanoTime();
    return new Ends(consumer.endOffsets(partitions), now);
  }

  boolean reachedBy(Consumer<byte[], byte[]> consumer) {
    return !offsets.isEmpty()
        && offsets.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  Ends reached() {
    return new Ends(Map.of(), askedAt);
  }

  /** Asks again once these were reached; brokers that can't say now may say later. */
  Ends refreshed(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    long now = System.nanoTime();
    if (!offsets.isEmpty() || now - askedAt < EVERY_NANOS) {
      return this;
    }
    try {
      return new Ends(consumer.endOffsets(partitions, PATIENCE), now);
    } catch (TimeoutException e) {
      return this;
    }
  }
}
