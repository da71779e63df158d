package io.agentclock.benchmarks.kit;

import io.agentclock.contract.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How much of the raw topic the processor hasn't committed yet. */
public final class ProcessorLag implements AutoCloseable {

  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

  /** Asks the broker of an installation. */
  public ProcessorLag(Installation installation) {
    admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, installation.bootstrapServers()));
    group = installation.settings().processor().applicationId();
    String topic = installation.topics().raw(Sources.KORE).name();
    for (int partition = 0;
        partition < installation.settings().topics().partitions();
        partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
  }

  /** Records, the ends of transactions included. */
  public long records() {
    Map<TopicPartition, OffsetAndMetadata> read =
        got(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, ListOffsetsResultInfo> written =
        got(admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    return written.entrySet().stream()
        .mapToLong(end -> end.getValue().offset() - offset(read.get(end.getKey())))
        .sum();
  }

  /** Waits until there is none. */
  public void awaitNone(Duration most) {
    Awaitility.await("the processor has read everything")
        .atMost(most)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> records() == 0);
  }

  @Override
  public void close() {
    admin.close();
  }

  private static long offset(OffsetAndMetadata read) {
    return read == null ? 0 : read.offset();
  }

  private static <T> T got(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
