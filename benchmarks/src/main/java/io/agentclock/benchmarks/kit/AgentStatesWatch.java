package io.agentclock.benchmarks.kit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Notes when each change comes up on {@code agent-states}, as any consumer would see it: committed,
 * and a few milliseconds after it was appended.
 */
public final class AgentStatesWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final NumberedChanges changes;
  private final Consumer<byte[], byte[]> consumer;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private volatile boolean stopping;

  /** Will begin at what is now the end of the topic. */
  public AgentStatesWatch(Installation installation, NumberedChanges changes) {
    this.changes = changes;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                installation.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(installation.topics().agentStates().name()).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // now, not with the first poll
  }

  /** Begins to read, in a thread of its own. */
  public void start() {
    running =
        CompletableFuture.runAsync(this::run, task -> new Thread(task, "agent-states").start());
  }

  @Override
  public void close() {
    stopping = true;
    try (consumer) {
      running.join();
    }
  }

  private void run() {
    while (!stopping) {
      consumer.poll(POLL).forEach(record -> arrived(record.value()));
    }
  }

  private void arrived(byte[] state) {
    int change = state == null ? -1 : NumberedChanges.numberIn(state, 0, state.length);
    if (change >= 0) {
      changes.arrived(change);
    }
  }
}
