package io.agentclock.ingest.ownership;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Topics;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.pull.PullServices;
import io.agentclock.ingest.pull.StreamMetrics;
import io.agentclock.ingest.vendor.RequestLimits;
import io.agentclock.ingest.vendor.VendorHttp;
import io.agentclock.ingest.write.Checkpoints;
import io.agentclock.ingest.write.KafkaClients;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which feeds this instance runs: those whose feed-progress partition the consumer group
 * gives it. Kafka's group is all the coordination there is; a wrong belief about it is harmless, as
 * the feed's transactional id lets only the newest owner write.
 */
public final class FeedOwnership implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedOwnership.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STOPPING = Duration.ofSeconds(8);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KafkaClients clients;
  private final String topic;
  private final List<Feed> feeds;
  private final ToIntFunction<Feed> partition;
  private final Function<Feed, FeedTerm> terms;
  private final Map<String, FeedRunner> runners = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "feed-ownership");
  private volatile Consumer<byte[], byte[]> member;
  private volatile long lastPollNanos = System.nanoTime();

  private FeedOwnership(
      KafkaClients clients,
      String topic,
      List<Feed> feeds,
      ToIntFunction<Feed> partition,
      Function<Feed, FeedTerm> terms) {
    this.clients = clients;
    this.topic = topic;
    this.feeds = List.copyOf(feeds);
    this.partition = partition;
    this.terms = terms;
  }

  /**
   * The feeds of a configuration, not yet joined to the group.
   *
   * @param registry counts what they do
   */
  public static FeedOwnership of(
      Settings settings, List<Feed> feeds, MeterRegistry registry, Clock clock) {
    KafkaClients clients = new KafkaClients(settings);
    Topics topics = settings.topicNames();
    String progress = topics.feedProgress().name();
    KeyPartitioner partitioner = new KeyPartitioner(settings.topics().partitions());
    Checkpoints checkpoints = new Checkpoints(clients, progress, partitioner);
    PullServices services =
        new PullServices(
            clock,
            topics,
            partitioner,
            new VendorHttp(clock),
            new RequestLimits(feeds),
            checkpoints);
    Map<String, FeedTerm> terms = new HashMap<>();
    for (Feed feed : feeds) {
      Map<String, StreamMetrics> metrics = new HashMap<>();
      feed.streams()
          .forEach(
              stream ->
                  metrics.put(
                      stream.name(), new StreamMetrics(registry, clock, feed, stream.name())));
      terms.put(feed.id(), new FeedTerm(feed, metrics, clients, services));
    }
    return new FeedOwnership(
        clients, progress, feeds, checkpoints::partition, feed -> terms.get(feed.id()));
  }

  /** Joins the group. */
  public void start() {
    thread.start();
  }

  /** Whether the group was heard of lately. */
  public boolean isAlive() {
    return thread.isAlive() && System.nanoTime() - lastPollNanos < SILENCE.toNanos();
  }

  /** The ids of the feeds that this instance runs. */
  public List<String> owned() {
    return runners.keySet().stream().sorted().toList();
  }

  /** Stops all feeds and leaves the group, so that others take them over at once. */
  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> consumer = member;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(STOPPING.plusSeconds(4).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        runMember();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release(feeds);
    }
  }

  private void runMember() {
    try (Consumer<byte[], byte[]> consumer = clients.groupMember()) {
      member = consumer;
      consumer.subscribe(List.of(topic), new Assignment(consumer));
      while (closed.getCount() > 0) {
        consumer.poll(POLL);
        lastPollNanos = System.nanoTime();
      }
      release(feeds);
    } catch (WakeupException e) {
      LOG.debug("woken up to close");
    } catch (KafkaException e) {
      LOG.error("the group can't be joined; tried again in {}", PAUSE, e);
    } finally {
      release(feeds);
    }
  }

  private List<Feed> feedsOf(Collection<TopicPartition> partitions) {
    return feeds.stream()
        .filter(feed -> partitions.contains(new TopicPartition(topic, partition.applyAsInt(feed))))
        .toList();
  }

  private void take(List<Feed> taken) {
    for (Feed feed : taken) {
      FeedRunner runner = new FeedRunner(feed, terms.apply(feed));
      if (runners.putIfAbsent(feed.id(), runner) == null) {
        runner.start();
      }
    }
  }

  /** All are told to stop before any is waited for. */
  private void release(List<Feed> released) {
    List<FeedRunner> stopping =
        released.stream()
            .map(feed -> runners.remove(feed.id()))
            .filter(runner -> runner != null)
            .toList();
    stopping.forEach(FeedRunner::stop);
    long until = System.nanoTime() + STOPPING.toNanos();
    try {
      for (FeedRunner runner : stopping) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        runner.awaitStopped(Duration.ofMillis(Math.max(1, left)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {

    private final Consumer<byte[], byte[]> consumer;

    Assignment(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions); // they are a token of ownership, never read here
      take(feedsOf(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      release(feedsOf(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      release(feedsOf(partitions));
    }
  }
}
