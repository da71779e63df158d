package io.agentclock.processor.life;

import io.agentclock.processor.topology.RawTimestamp;
import io.agentclock.settings.ProcessorSettings;
import io.agentclock.settings.Settings;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' settings, each for a reason. */
public final class StreamsProperties {

  /** A processor that isn't heard of for so long loses its partitions. */
  public static final Duration SESSION_TIMEOUT = Duration.ofSeconds(20);

  /**
   * One record may close half hours of many agents; and a dead processor's holds up readers so
   * long.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final int POLL_MS = 10;

  /** A change of a store is its whole value; the busiest agent's interval must fit. */
  private static final int MOST_CHANGE_BYTES = 8 << 20;

  /**
   * A standby that has read a log to where it ended some minutes ago must have seen all that was
   * true then: not only what nobody has changed since.
   */
  private static final Duration COMPACTED_AFTER = Duration.ofMinutes(10);

  /** Its constant is deprecated: from Kafka 5.0 on it is always on. */
  private static final String HANDLER_OF_GLOBAL_STORES =
      "processing.exception.handler.global.enabled";

  private StreamsProperties() {}

  /**
   * The settings of an instance.
   *
   * @param port its internal HTTP port, by which the others of the group find it
   */
  public static Properties of(Settings settings, int port) {
    ProcessorSettings own = settings.processor();
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, own.applicationId());
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, own.applicationId() + '-' + own.instanceId());
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, own.instanceId());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, own.stateDir().toString());
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, own.advertisedHost() + ':' + port);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"); // KAFKA-20782, KAFKA-20887
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, own.commitInterval().toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, own.standbyReplicas());
    properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 100);
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topics().replicationFactor());
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0); // queries don't see it
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RawTimestamp.class);
    properties.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS); // walks go on between polls
    // No ledger depends on the order of two topics; to look for one costs a fifth of the thread.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    consumer(properties);
    producer(properties);
    quiet(properties);
    return properties;
  }

  private static void consumer(Properties properties) {
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION_TIMEOUT.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) HEARTBEAT.toMillis());
  }

  private static void producer(Properties properties) {
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) TRANSACTION_TIMEOUT.toMillis());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MOST_CHANGE_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MOST_CHANGE_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG),
        COMPACTED_AFTER.toMillis());
  }

  /**
   * Kafka Streams warns at each start, for itself and for each consumer, where this isn't on, even
   * if there are no global stores, which is what it is about.
   */
  private static void quiet(Properties properties) {
    properties.put(HANDLER_OF_GLOBAL_STORES, true);
    properties.put(StreamsConfig.mainConsumerPrefix(HANDLER_OF_GLOBAL_STORES), true);
  }
}
