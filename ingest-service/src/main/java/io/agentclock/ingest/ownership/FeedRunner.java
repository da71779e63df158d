package io.agentclock.ingest.ownership;

import io.agentclock.ingest.feed.Feed;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one feed term after term while this instance owns it. A term that fails is our own fault
 * (the broker's, mostly): the feed is taken over anew, more and more slowly, and the other feeds
 * don't notice.
 */
final class FeedRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FeedRunner.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A term of this length was a good one: the next failure begins with the shortest pause. */
  private static final Duration GOOD_TERM = Duration.ofMinutes(1);

  /**
   * Time for the group to tell us that we lost the feed, which is the usual reason. Two instances
   * that both believe they own it would otherwise fence each other again and again.
   */
  private static final Duration PAUSE_AFTER_FENCING = Duration.ofSeconds(3);

  private final Feed feed;
  private final FeedTerm term;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  FeedRunner(Feed feed, FeedTerm term) {
    this.feed = feed;
    this.term = term;
    this.thread = new Thread(this::run, "feed-" + feed.id() + "-owner");
  }

  void start() {
    thread.start();
  }

  /** Asks it to stop; what it waits for is interrupted. */
  void stop() {
    stopped.countDown();
    thread.interrupt();
  }

  /** Waits until it has stopped, its producer closed. */
  void awaitStopped(Duration most) throws InterruptedException {
    thread.join(most.toMillis());
    if (thread.isAlive()) {
      LOG.warn("{} is still stopping; its late writes will be fenced", feed.id());
    }
  }

  private void run() {
    Duration pause = SHORTEST_PAUSE;
    try {
      Duration wait;
      do {
        long begun = System.nanoTime();
        Optional<Throwable> fault = runTerm();
        if (System.nanoTime() - begun > GOOD_TERM.toNanos()) {
          pause = SHORTEST_PAUSE;
        }
        wait = pauseAfter(fault, pause);
        pause = least(pause.multipliedBy(2), LONGEST_PAUSE);
      } while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("{} is let go", feed.id());
  }

  /** Says what ended the term, if it wasn't told to end. Whatever it was, the thread goes on. */
  private Optional<Throwable> runTerm() throws InterruptedException {
    FutureTask<Void> running =
        new FutureTask<>(
            () -> {
              term.run(stopped);
              return null;
            });
    running.run();
    try {
      running.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    }
  }

  private Duration pauseAfter(Optional<Throwable> fault, Duration pause) {
    if (fault.isEmpty() || stopped.getCount() == 0) {
      return Duration.ZERO;
    }
    if (fenced(fault.get())) {
      LOG.info("{} was taken over by another instance", feed.id());
      return PAUSE_AFTER_FENCING;
    }
    Optional<Throwable> late = cause(fault.get(), TimeoutException.class);
    if (late.isPresent() && pause.compareTo(LONGEST_PAUSE) < 0) {
      LOG.warn(
          "the broker didn't answer {} in time ({}); it is taken over anew in {}",
          feed.id(),
          late.get().getMessage(),
          pause);
    } else {
      LOG.error("{} failed and is taken over anew in {}", feed.id(), pause, fault.get());
    }
    return pause;
  }

  private static boolean fenced(Throwable fault) {
    return cause(fault, ProducerFencedException.class).isPresent()
        || cause(fault, InvalidProducerEpochException.class).isPresent();
  }

  private static Optional<Throwable> cause(Throwable fault, Class<? extends Throwable> type) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .findFirst();
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
