package io.agentclock.query.feeds;

import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feed-progress topic from its beginning and then goes on reading: every instance reads
 * all of it, so there is no consumer group. When Kafka fails it, it begins anew.
 */
@Context
final class FeedProgressReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedProgressReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Feeds feeds;
  private final Map<String, Object> properties;
  private final List<TopicPartition> partitions;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "feed-progress-reader");
  private volatile Consumer<byte[], byte[]> active;

  FeedProgressReader(Feeds feeds, Settings settings) {
    this.feeds = feeds;
    this.properties = properties(settings);
    String topic = settings.topicNames().feedProgress().name();
    this.partitions =
        IntStream.range(0, settings.topics().partitions())
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
  }

  @PostConstruct
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until the consumer is closed. */
  @Override
  @PreDestroy
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> polling = active;
    if (polling != null) {
      polling.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed(Duration.ZERO)) {
        read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      active = consumer;
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      follow(consumer);
    } catch (WakeupException e) {
      LOG.debug("asked to close");
    } catch (KafkaException e) {
      LOG.warn("feed progress can't be read, trying again: {}", e.getMessage());
      closed(RETRY);
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    FeedTable table = new FeedTable();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean caughtUp = false;
    while (!closed(Duration.ZERO)) {
      boolean wasCaughtUp = caughtUp;
      caughtUp = wasCaughtUp || hasReached(consumer, ends);
      if (caughtUp && !wasCaughtUp) {
        feeds.replace(table.streams());
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(table::apply);
      if (caughtUp && !records.isEmpty()) {
        feeds.replace(table.streams());
      }
    }
  }

  private static boolean hasReached(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private boolean closed(Duration within) throws InterruptedException {
    return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.keySet().retainAll(ConsumerConfig.configNames());
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-feed-progress");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }
}
