package io.agentclock.ingest.write;

import io.agentclock.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients by the settings; what the design depends on isn't the operator's to set. */
public final class KafkaClients {

  private final Settings settings;

  public KafkaClients(Settings settings) {
    this.settings = settings;
  }

  /** For topics and offsets. */
  public Admin admin() {
    return Admin.create(with(AdminClientConfig.configNames(), Map.of()));
  }

  /**
   * The one producer of a feed. Whoever starts a second one with the same id, here or elsewhere,
   * fences the first.
   */
  Producer<byte[], byte[]> producer(String feed) {
    Map<String, Object> fixed =
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.topics().prefix() + "ingest-" + feed,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 12_000);
    return new KafkaProducer<>(
        with(ProducerConfig.configNames(), fixed),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Shares the feeds among the instances; never reads a record. */
  public Consumer<byte[], byte[]> groupMember() {
    return consumer(
        Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            settings.ingest().groupId(),
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            3_000,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest"));
  }

  /** Reads committed records from wherever it is put. */
  Consumer<byte[], byte[]> reader() {
    return consumer(
        Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> fixed) {
    return new KafkaConsumer<>(
        with(ConsumerConfig.configNames(), fixed),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private Map<String, Object> with(Set<String> known, Map<String, Object> fixed) {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.keySet().retainAll(known);
    properties.putAll(fixed);
    return properties;
  }
}
