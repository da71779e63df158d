package io.agentclock.processor.read;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the group still counts this node in. A process that slept through its session, or can't
 * reach its brokers, believes it owns its partitions until its consumers hear otherwise. Kafka's
 * own {@code last-heartbeat-seconds-ago} won't do: it counts from what was sent, not from what was
 * answered, and is -1 for the first seconds.
 */
final class Heartbeat implements ApplicationEventListener<ServerStartupEvent>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final String REBALANCES = "rebalance-total";
  private static final String REPLIES = "heartbeat-total";
  private static final String GROUP = "consumer-coordinator-metrics";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final KafkaStreams streams;
  private final InstantSource clock;
  private final GroupContact contact;
  private final ScheduledExecutorService looking;

  /**
   * @param atMost how long ago every consumer must have been in touch with its group
   */
  Heartbeat(KafkaStreams streams, Duration atMost, InstantSource clock) {
    this.streams = streams;
    this.clock = clock;
    this.contact = new GroupContact(atMost);
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "heartbeat-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Looks from then on. */
  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    looking.scheduleWithFixedDelay(
        this::lookAndGoOn, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isFresh() {
    return contact.isFresh(clock.millis());
  }

  /** A scheduled task that throws is never run again; reads would be refused for good. */
  private void lookAndGoOn() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("the consumers' contact with their group can't be seen", e);
    }
  }

  private void look() {
    Map<String, GroupContact.Counters> counters = new HashMap<>();
    streams
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.group().equals(GROUP)) {
                add(counters, name, metric);
              }
            });
    contact.look(counters, clock.millis());
  }

  private static void add(
      Map<String, GroupContact.Counters> counters, MetricName name, Metric metric) {
    boolean rebalances = name.name().equals(REBALANCES);
    if ((rebalances || name.name().equals(REPLIES))
        && metric.metricValue() instanceof Number number) {
      counters.merge(
          name.tags().get("client-id"),
          new GroupContact.Counters(
              rebalances ? number.doubleValue() : 0, rebalances ? 0 : number.doubleValue()),
          (one, other) ->
              new GroupContact.Counters(
                  one.rebalances() + other.rebalances(), one.replies() + other.replies()));
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
