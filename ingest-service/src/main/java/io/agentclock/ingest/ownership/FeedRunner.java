package io.agentclock.ingest.ownership;

import io.agentclock.ingest.feed.Feed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
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
      do {
        long begun = System.nanoTime();
        Duration failed = runTerm(pause);
        boolean good = System.nanoTime() - begun > GOOD_TERM.toNanos();
        pause = good ? SHORTEST_PAUSE : least(failed.multipliedBy(2), LONGEST_PAUSE);
        if (stopped.await(failed.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
      } while (true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("{} is let go", feed.id());
  }

  /** Says how long to wait before the next term. */
  private Duration runTerm(Duration pause) throws InterruptedException {
    try {
      term.run(stopped);
      return Duration.ZERO;
    } catch (ExecutionException e) {
      return failed(e.getCause(), pause);
    } catch (KafkaException e) {
      return failed(e, pause);
    }
  }

  private Duration failed(Throwable fault, Duration pause) {
    if (stopped.getCount() == 0) {
      LOG.debug("{} was interrupted", feed.id(), fault);
      return Duration.ZERO;
    }
    if (fenced(fault)) {
      LOG.info("{} was taken over by another instance", feed.id());
      return PAUSE_AFTER_FENCING;
    }
    LOG.error("{} failed and is taken over anew in {}", feed.id(), pause, fault);
    return pause;
  }

  private static boolean fenced(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
