package io.agentclock.ingest.ownership;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.ingest.directory.DirectoryBook;
import io.agentclock.ingest.directory.DirectoryPoller;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.pull.FeedHandover;
import io.agentclock.ingest.pull.PullServices;
import io.agentclock.ingest.pull.StreamMetrics;
import io.agentclock.ingest.pull.StreamPoller;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.write.FeedProducer;
import io.agentclock.ingest.write.KafkaClients;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term of running a feed: take over, read the checkpoints, poll each stream on its own thread
 * until told to stop or until one of them fails. In that order, nothing the last owner wrote can be
 * missed, and nothing it still tries to write gets through.
 */
final class FeedTerm {

  private static final Logger LOG = LoggerFactory.getLogger(FeedTerm.class);
  private static final long STOPPING_SECONDS = 5;

  private final Feed feed;
  private final Map<String, StreamMetrics> metrics;
  private final KafkaClients clients;
  private final PullServices services;

  /**
   * @param metrics by the stream's name
   */
  FeedTerm(
      Feed feed, Map<String, StreamMetrics> metrics, KafkaClients clients, PullServices services) {
    this.feed = feed;
    this.metrics = metrics;
    this.clients = clients;
    this.services = services;
  }

  /**
   * Runs until told to stop.
   *
   * @throws ExecutionException with what a stream failed by
   * @throws org.apache.kafka.common.KafkaException if the feed can't be taken over now
   */
  void run(CountDownLatch stopped) throws ExecutionException, InterruptedException {
    try (FeedProducer producer = FeedProducer.takeOver(clients, feed.id())) {
      Map<String, FeedStreamStatus> checkpoints = services.checkpoints().read(feed);
      LOG.info("{} is taken over", feed.id());
      poll(new FeedHandover(producer, checkpoints, book(producer)), stopped);
    }
  }

  private void poll(FeedHandover handover, CountDownLatch stopped)
      throws ExecutionException, InterruptedException {
    ExecutorService threads =
        Executors.newCachedThreadPool(task -> new Thread(task, "feed-" + feed.id()));
    try {
      ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
      for (VendorStream stream : feed.streams()) {
        StreamPoller poller =
            new StreamPoller(feed, stream, handover, metrics.get(stream.name()), services);
        running.submit(
            () -> {
              poller.run(stopped);
              return null;
            });
      }
      feed.directory()
          .ifPresent(
              directory -> running.submit(listing(directory, handover.directory(), stopped)));
      for (int i = 0; i < feed.streams().size(); i++) {
        running.take().get();
      }
    } finally {
      end(threads);
    }
  }

  private DirectoryBook book(FeedProducer producer) {
    return new DirectoryBook(
        producer,
        services.topics().agentDirectory().name(),
        services.partitioner(),
        services.clock());
  }

  private Callable<Void> listing(
      VendorDirectory directory, DirectoryBook book, CountDownLatch stopped) {
    Fetcher fetcher = new Fetcher(feed, services.http(), services.limits(), services.clock());
    DirectoryPoller poller = new DirectoryPoller(feed.id(), directory, fetcher, book);
    return () -> {
      poller.run(stopped);
      return null;
    };
  }

  private void end(ExecutorService threads) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    threads.shutdownNow();
    if (!threads.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("{} doesn't stop in time; its producer is closed under it", feed.id());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
