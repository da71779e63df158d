package io.agentclock.query.tail;

import io.agentclock.contract.TopicDescriptor;
import io.agentclock.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * Reads topics from their beginning and then goes on reading: every instance reads all of them, so
 * there is no consumer group. When Kafka fails it, it begins anew, with a new reader.
 */
public final class TopicTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final String name;
  private final Supplier<? extends TailReader> beginnings;
  private final Map<String, Object> properties;
  private final List<TopicPartition> partitions;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Consumer<byte[], byte[]> active;

  /**
   * @param name of what is read, for the log
   * @param beginnings gives the reader of each beginning; what it throws of Kafka's is tried again
   */
  public TopicTail(
      String name,
      Settings settings,
      List<TopicDescriptor> topics,
      Supplier<? extends TailReader> beginnings) {
    this.name = name;
    this.beginnings = beginnings;
    this.properties = properties(name, settings);
    this.partitions =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, settings.topics().partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
    this.thread = new Thread(this::run, name + "-tail");
  }

  /** Begins to read. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until the consumer is closed. */
  @Override
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
      follow(consumer, beginnings.get());
    } catch (WakeupException e) {
      LOG.debug("asked to close");
    } catch (KafkaException e) {
      LOG.warn("{} can't be read, trying again: {}", name, e.getMessage());
      closed(RETRY);
    } catch (IllegalStateException e) {
      LOG.error("{} can't be taken in, trying again", name, e);
      closed(RETRY);
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer, TailReader reader)
      throws InterruptedException {
    Ends ends = Ends.of(consumer, partitions);
    while (!closed(Duration.ZERO)) {
      if (ends.reachedBy(consumer)) {
        reader.complete(ends.askedAt());
        ends = ends.reached();
      }
      ends = ends.refreshed(consumer, partitions);
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        reader.read(records);
      }
    }
  }

  private boolean closed(Duration within) throws InterruptedException {
    return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, Object> properties(String name, Settings settings) {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.keySet().retainAll(ConsumerConfig.configNames());
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-" + name);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A position that is no more, in a topic made anew for example, is a reason to begin anew.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }
}
