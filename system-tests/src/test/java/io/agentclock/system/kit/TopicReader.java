package io.agentclock.system.kit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads whole topics as an outside client would: nothing but what was committed. */
public final class TopicReader {

  private final String bootstrapServers;
  private final String prefix;

  TopicReader(String bootstrapServers, String prefix) {
    this.bootstrapServers = bootstrapServers;
    this.prefix = prefix;
  }

  /** The same under another prefix. */
  public TopicReader under(String otherPrefix) {
    return new TopicReader(bootstrapServers, otherPrefix);
  }

  /** All committed records, each partition in its order; none while the topic isn't there. */
  public List<Message> all(String topic) {
    try (Consumer<String, String> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Message> messages = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> messages.add(message(found)));
      }
      return messages;
    }
  }

  /** Offsets used so far, those of uncommitted records and of transactions' ends too. */
  public long size(String topic) {
    try (Admin admin = admin()) {
      return offsets(admin, topic, IsolationLevel.READ_UNCOMMITTED).values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw e;
    }
  }

  /** Whether a group has committed that it has read all there is. */
  public boolean isRead(String topic, String group) {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> read =
          got(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      return offsets(admin, topic, IsolationLevel.READ_COMMITTED).entrySet().stream()
          .allMatch(
              end ->
                  read.get(end.getKey()) != null
                      && read.get(end.getKey()).offset() >= end.getValue().offset());
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, String topic, IsolationLevel isolation) {
    String name = prefix + topic;
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    got(admin.describeTopics(List.of(name)).allTopicNames())
        .get(name)
        .partitions()
        .forEach(
            found -> ends.put(new TopicPartition(name, found.partition()), OffsetSpec.latest()));
    return got(admin.listOffsets(ends, new ListOffsetsOptions(isolation)).all());
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static <T> T got(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private List<TopicPartition> partitions(Consumer<String, String> consumer, String topic) {
    return consumer.partitionsFor(prefix + topic).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private Consumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static Message message(ConsumerRecord<String, String> found) {
    Map<String, String> headers = new HashMap<>();
    found
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Message(
        found.partition(), found.offset(), found.timestamp(), found.key(), found.value(), headers);
  }
}
