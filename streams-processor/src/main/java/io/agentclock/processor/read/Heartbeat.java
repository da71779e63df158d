package io.agentclock.processor.read;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int LOOKS_AT_THE_SAME = 10;

  private final ContactCounters counters;
  private final InstantSource clock;
  private final GroupContact contact;
  private final ScheduledExecutorService looking;

  /**
   * @param atMost how long ago every consumer must have been in touch with its group
   */
  Heartbeat(KafkaStreams streams, Duration atMost, InstantSource clock) {
    this.counters = new ContactCounters(streams, LOOKS_AT_THE_SAME);
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
      contact.look(counters.read(), clock.millis());
    } catch (RuntimeException e) {
      LOG.warn("the consumers' contact with their group can't be seen", e);
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
