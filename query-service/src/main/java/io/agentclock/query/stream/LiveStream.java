package io.agentclock.query.stream;

import io.agentclock.query.access.Places;
import io.agentclock.settings.QuerySettings;
import io.agentclock.settings.Settings;
import io.agentclock.settings.StreamSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of the live stream and the one thread that serves them all. It never waits for any of
 * them.
 */
@Context
public final class LiveStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

  /** Changes are written so often; many small writes to many clients cost more than few. */
  private static final Duration TICK = Duration.ofMillis(100);

  /** A place is kept so long for a client whose stream doesn't begin. */
  private static final Duration UNUSED = Duration.ofSeconds(10);

  private final StreamSettings settings;
  private final Places places;
  private final Clock clock;
  private final Knowledge knowledge;
  private final Set<StreamClient> clients = new LinkedHashSet<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread one = new Thread(task, "live-stream");
            one.setDaemon(true);
            return one;
          });
  private final Counter cutOffs;
  private long lastBeat = System.nanoTime();
  private volatile int count;
  private volatile Edition current;

  LiveStream(Settings settings, Clock clock, Knowledge knowledge, MeterRegistry registry) {
    this.settings = settings.query().stream();
    this.places = places(settings.query());
    this.clock = clock;
    this.knowledge = knowledge;
    this.cutOffs = registry.counter("agentclock.stream.cut.offs");
    Gauge.builder("agentclock.stream.clients", () -> count).register(registry);
  }

  @PostConstruct
  void start() {
    every(TICK, this::tick);
  }

  /** Ends every client's stream properly. */
  @Override
  @PreDestroy
  public void close() {
    run(() -> clients.forEach(client -> client.end(Optional.empty())));
    thread.shutdown();
  }

  /** Whether the topics were read to their ends. */
  public boolean isKnown() {
    return current != null;
  }

  /** The places for its clients. */
  Places places() {
    return places;
  }

  /** The stream of one client. */
  Publisher<byte[]> events(StreamRequest request) {
    return subscriber -> {
      StreamClient client = new StreamClient(request, subscriber, this::wake);
      subscriber.onSubscribe(client);
      run(() -> join(client));
    };
  }

  /** Takes records of an edition; waits until they are in it. */
  void take(Edition edition, ConsumerRecords<byte[], byte[]> records) {
    await(() -> records.forEach(record -> apply(edition, record)));
  }

  /** An edition holds all that was written by an instant. */
  void complete(Edition edition, long nanoTime) {
    await(
        () -> {
          knowledge.readAllAt(nanoTime);
          if (!edition.isOpen()) {
            edition.open();
            current = edition;
            clients.forEach(client -> client.follow(edition));
          }
        });
  }

  private void apply(Edition edition, ConsumerRecord<byte[], byte[]> record) {
    boolean canGoOn = edition.apply(record);
    if (!canGoOn && edition == current) {
      edition.open();
      clients.forEach(client -> client.begin(Optional.of("AGENT_REMOVED")));
    }
  }

  private void join(StreamClient client) {
    if (!places.use(client.place())) {
      client.end(Optional.empty()); // it may come back
      return;
    }
    clients.add(client);
    count = clients.size();
    if (current != null) {
      client.follow(current);
    }
    serve(client);
  }

  private void wake(StreamClient client) {
    run(() -> serve(client));
  }

  private void tick() {
    boolean beat = System.nanoTime() - lastBeat >= settings.heartbeat().toNanos();
    if (beat) {
      lastBeat = System.nanoTime();
    }
    if (current != null) {
      current.publish();
    }
    for (StreamClient client : clients) {
      if (beat) {
        client.heartbeat();
      }
      if (client.isLost()) {
        client.begin(Optional.of("UNKNOWN_ID"));
      }
      serve(client);
      client.fault(settings).ifPresent(why -> cutOff(client, why));
    }
    forgetGone();
  }

  private void forgetGone() {
    List<StreamClient> gone = clients.stream().filter(StreamClient::isGone).toList();
    gone.forEach(clients::remove);
    gone.forEach(client -> places.giveBack(client.place()));
    count = clients.size();
  }

  private static Places places(QuerySettings query) {
    StreamSettings stream = query.stream();
    return Places.of(query.access(), stream.clients(), stream.clientsPerKey(), UNUSED);
  }

  private void cutOff(StreamClient client, String why) {
    LOG.info("a client of the live stream is cut off: {}", why);
    cutOffs.increment();
    client.end(Optional.of(new CutOffException(why)));
  }

  /** What goes wrong with one client is not the others' concern. */
  private void serve(StreamClient client) {
    try {
      if (client.isOver(clock.instant())) {
        client.end(Optional.empty());
      }
      client.pump();
    } catch (RuntimeException e) {
      LOG.warn("a client of the live stream can't be served", e);
      client.cancel();
    }
  }

  private void every(Duration period, Runnable task) {
    thread.scheduleWithFixedDelay(
        () -> goingOn(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A scheduled task that throws is never run again. */
  private static void goingOn(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("the live stream stumbled", e);
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> goingOn(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  private void await(Runnable task) {
    try {
      thread.submit(task).get();
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record couldn't be taken", e.getCause());
    }
  }
}
