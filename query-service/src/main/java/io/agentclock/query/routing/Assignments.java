package io.agentclock.query.routing;

import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the assignment fresh: asks the seeds and every processor it has heard of, each second and
 * whenever someone found it wrong.
 */
@Context
public final class Assignments implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Assignments.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final long LEAST_GAP_NANOS = Duration.ofMillis(20).toNanos();

  private final ProcessorClient client;
  private final List<URI> seeds;
  private final int partitions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "assignments");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong lastRound = new AtomicLong(System.nanoTime() - LEAST_GAP_NANOS);
  private volatile int complainedOf = -1;
  private final AtomicLong rounds = new AtomicLong();
  private final Reports reports = new Reports();

  Assignments(ProcessorClient client, Settings settings) {
    this.client = client;
    this.partitions = settings.topics().partitions();
    this.seeds = settings.query().processors().stream().map(Assignments::root).toList();
  }

  @PostConstruct
  void start() {
    timer.scheduleWithFixedDelay(this::refreshAndGoOn, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A scheduled task that throws is never run again; owners would never be found anew. */
  private void refreshAndGoOn() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.warn("the processors couldn't be asked for their assignment", e);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
  }

  /** Whether any processor has ever told who owns what. */
  public boolean isKnown() {
    return current().isKnown();
  }

  Assignment current() {
    return reports.together();
  }

  /** Starts a round of questions, unless one has just begun. Doesn't wait for it. */
  void refresh() {
    long now = System.nanoTime();
    long last = lastRound.get();
    if (now - last < LEAST_GAP_NANOS || !lastRound.compareAndSet(last, now)) {
      return;
    }
    long round = rounds.incrementAndGet();
    CompletableFuture.allOf(
            processors().stream()
                .map(processor -> ask(round, processor))
                .toArray(CompletableFuture<?>[]::new))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn("a processor couldn't be asked for its assignment", failure);
              }
              reports.end(round);
            });
  }

  private CompletableFuture<Void> ask(long round, URI processor) {
    return client
        .assignment(processor)
        .thenAccept(
            answer ->
                answer
                    .filter(this::fits)
                    .ifPresent(report -> reports.add(round, processor, report)));
  }

  private boolean fits(AssignmentReport report) {
    int theirs = report.partitions();
    if (theirs != complainedOf) {
      complainedOf = theirs;
      complain(theirs);
    }
    return theirs == partitions;
  }

  private void complain(int theirs) {
    if (theirs == partitions) {
      return;
    }
    LOG.error(
        "agentclock.topics.partitions is {} here and {} in a processor; they must be the same",
        partitions,
        theirs);
  }

  /** The seeds and every processor that was named. */
  Set<URI> processors() {
    Set<URI> processors = new LinkedHashSet<>(seeds);
    processors.addAll(current().instances());
    return processors;
  }

  /** Scheme, host and port alone, so that a trailing slash isn't another processor. */
  private static URI root(URI seed) {
    return URI.create(seed.getScheme() + "://" + seed.getRawAuthority());
  }
}
