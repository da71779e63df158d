package io.agentclock.processor.lag;

import io.agentclock.processor.lag.CopyAges.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second how far this node's copies are: it takes questions to the brokers, which no
 * read can wait for.
 */
public final class CopyWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CopyWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Watched watched;
  private final CopyAges ages;
  private final String application;
  private final Supplier<LogTails> opening;
  private final InstantSource clock;
  private final ScheduledExecutorService looking;
  private LogTails tails;

  /**
   * What is watched.
   *
   * @param streams the client
   * @param stores the names of all stores of a partition
   * @param active the partitions the node believes it owns
   * @param standby the partitions it keeps copies of
   * @param inTouch whether the group still counts the node in
   */
  public record Watched(
      KafkaStreams streams,
      Set<String> stores,
      Supplier<Set<Integer>> active,
      Supplier<Set<Integer>> standby,
      BooleanSupplier inTouch) {

    boolean isRunning() {
      return streams.state() == KafkaStreams.State.RUNNING;
    }

    boolean isUp() {
      return streams.state().isRunningOrRebalancing();
    }
  }

  /**
   * Begins to look only when it is started.
   *
   * @param kafka how the brokers are reached
   * @param applicationId Kafka Streams' application id
   */
  public CopyWatch(
      Watched watched,
      CopyAges ages,
      Map<String, String> kafka,
      String applicationId,
      InstantSource clock) {
    this.watched = watched;
    this.ages = ages;
    this.application = applicationId;
    this.opening = () -> new LogTails(kafka, applicationId + "-copy-watch");
    this.clock = clock;
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "copy-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Looks from now on. */
  public void start() {
    looking.scheduleWithFixedDelay(
        this::lookAndGoOn, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A scheduled task that throws is never run again. What was proven stays, and grows older. */
  private void lookAndGoOn() {
    try {
      if (watched.isUp()) {
        look();
      }
    } catch (KafkaException e) {
      LOG.info("how far copies are behind can't be seen now: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.warn("how far copies are behind can't be seen", e);
    }
  }

  private void look() {
    long atMs = clock.millis();
    long upheavals = ages.upheavals();
    Set<Integer> active = watched.active().get();
    if (watched.isRunning() && watched.inTouch().getAsBoolean()) {
      active.forEach(partition -> ages.complete(partition, atMs));
      if (watched.standby().get().isEmpty()) {
        return;
      }
    }
    Map<Integer, Map<String, Position>> copies = positions();
    lookAtTails(copies);
    active = union(active, watched.active().get());
    // an owner's position is said to be the end, whether or not it still is the owner
    if (!watched.inTouch().getAsBoolean()) {
      copies.keySet().removeAll(active);
    }
    if (ages.upheavals() == upheavals) {
      copies.forEach((partition, stores) -> ages.look(partition, atMs, stores));
    }
  }

  private Map<Integer, Map<String, Position>> positions() {
    Map<Integer, Map<String, Position>> copies = new HashMap<>();
    for (Map.Entry<String, Map<Integer, LagInfo>> store :
        watched.streams().allLocalStorePartitionLags().entrySet()) {
      store
          .getValue()
          .forEach(
              (partition, lag) ->
                  copies
                      .computeIfAbsent(partition, absent -> new HashMap<>())
                      .put(
                          store.getKey(),
                          new Position(lag.currentOffsetPosition(), lag.endOffsetPosition())));
    }
    copies.values().removeIf(stores -> !stores.keySet().equals(watched.stores()));
    return copies;
  }

  private void lookAtTails(Map<Integer, Map<String, Position>> copies) {
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> to = new HashMap<>();
    Map<TopicPartition, String> names = new HashMap<>();
    copies.forEach(
        (partition, stores) ->
            stores.forEach(
                (store, at) -> {
                  if (ages.reached(partition, store, at.position()) < at.end()
                      && ages.isStill(partition, store, at.position())) {
                    TopicPartition log = log(store, partition);
                    names.put(log, store);
                    from.put(log, at.position());
                    to.put(log, at.end());
                  }
                }));
    if (!from.isEmpty()) {
      tails()
          .emptyUntil(from, to)
          .forEach(
              (log, end) -> ages.isEmptyFrom(log.partition(), names.get(log), from.get(log), end));
    }
  }

  private TopicPartition log(String store, int partition) {
    return new TopicPartition(application + '-' + store + "-changelog", partition);
  }

  private LogTails tails() {
    if (tails == null) {
      tails = opening.get();
    }
    return tails;
  }

  private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
    Set<Integer> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  @Override
  public void close() {
    looking.execute(
        () -> {
          if (tails != null) {
            tails.close();
          }
        });
    looking.shutdown();
    try {
      if (!looking.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        looking.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
