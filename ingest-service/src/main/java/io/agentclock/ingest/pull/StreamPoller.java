package io.agentclock.ingest.pull;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Hole;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.directory.DirectoryBook;
import io.agentclock.ingest.directory.DirectoryPoller;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Fetched;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one stream at its fixed rate, for as long as this instance owns the feed.
 *
 * <p>The vendor is asked first and the transaction opened afterwards, so none is ever open while a
 * vendor takes its time.
 */
public final class StreamPoller {

  private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);

  private final Feed feed;
  private final VendorStream stream;
  private final Cadence cadence;
  private final PullServices services;
  private final StreamMetrics metrics;
  private final Fetcher fetcher;
  private final StreamLedger ledger;
  private final StreamState state;
  private final RawRecords records;
  private final WrittenItems written;
  private final StepWriter writer;
  private final DirectoryBook directory;

  /**
   * @param handover of the feed, taken over
   */
  public StreamPoller(
      Feed feed,
      VendorStream stream,
      FeedHandover handover,
      StreamMetrics metrics,
      PullServices services) {
    this.feed = feed;
    this.stream = stream;
    this.cadence = stream.cadence();
    this.services = services;
    this.metrics = metrics;
    this.fetcher = new Fetcher(feed, services.http(), services.limits(), services.clock());
    this.ledger = new StreamLedger(services.topics().retention());
    FeedStreamStatus last = handover.checkpoint(feed, stream.name());
    this.state = new StreamState(feed, last, handover.producer(), ledger, services);
    this.directory = handover.directory();
    this.records = new RawRecords(feed, stream, services.topics(), services.partitioner());
    this.written = new WrittenItems(cadence.overlap());
    this.writer = new StepWriter(handover.producer(), records, written, metrics);
  }

  /**
   * Pulls until told to stop.
   *
   * @throws org.apache.kafka.common.KafkaException if it can't be written, or another instance took
   *     the feed over
   */
  public void run(CountDownLatch stopped) throws InterruptedException {
    if (state.current().status() == Status.STARTING) {
      state.announce();
    }
    metrics.observed(state.observedThrough());
    Ticks ticks = new Ticks(cadence.pollEvery(), System::nanoTime);
    try {
      do {
        pull();
      } while (!stopped.await(ticks.untilNext().toNanos(), TimeUnit.NANOSECONDS));
    } finally {
      metrics.observed(Optional.empty());
    }
  }

  private void pull() {
    metrics.polled();
    Instant now = services.clock().instant();
    written.expire(now);
    WindowPlan plan =
        new WindowPlan(cadence, feed.options().startFrom(), services.topics().retention(), now);
    Optional<Window> step = Optional.of(plan.first(state.observedThrough()));
    try {
      while (step.isPresent()) {
        Window window = step.get();
        read(window);
        step = plan.after(window, state.observedThrough());
        if (step.isPresent()) {
          LOG.info("{}/{} has read {} to {}", feed.id(), stream.name(), window.from(), window.to());
        }
      }
    } catch (VendorFaultException fault) {
      LOG.debug("told already, tried again at the next poll", fault);
    }
  }

  /** All pages of a window count as fetched when the first was: they are one answer. */
  private void read(Window window) {
    Fetched first = fetch(window, Optional.empty());
    Fetched last = first;
    Reading reading = Reading.NOTHING.with(first.page());
    while (last.page().next().isPresent()) {
      StepWriter.Sifted page = writer.sift(last.page(), window, first.begun());
      writer.write(page, List.of());
      last = fetch(window, last.page().next());
      reading = reading.written(page.items().size()).with(last.page());
    }
    close(window, first, last, reading);
  }

  private Fetched fetch(Window window, Optional<String> page) {
    Fetched fetched =
        fetcher.fetch(
            stream,
            window,
            page,
            fault -> {
              metrics.failed();
              state.failed(fault);
            });
    directory.named(fetched.page().people());
    return fetched;
  }

  private void close(Window window, Fetched first, Fetched last, Reading reading) {
    Observation seen =
        Observation.of(window, cadence.settle(), first.begun(), first.ended(), first.vendorDate())
            .upTo(reading.completeTo());
    Optional<Hole> hole = WindowPlan.hole(state.observedThrough(), window);
    StepWriter.Sifted page = writer.sift(last.page(), window, first.begun());
    FeedStreamStatus next =
        ledger.read(
            state.current(),
            new StreamLedger.Step(
                seen,
                hole,
                reading.items() + page.items().size(),
                reading.note().or(this::directoryNote)),
            first.begun());
    List<ProducerRecord<byte[], byte[]>> closing =
        new ArrayList<>(records.progress(seen, window, first.begun()));
    closing.add(state.record(next));
    writer.write(page, closing);
    state.committed(next);
    directory.feedAnswers();
    metrics.observed(next.observedThrough());
  }

  /**
   * A feed's first stream tells it, as the directory has no line of its own; nothing else that the
   * stream has to tell is lost by it.
   */
  private Optional<Note> directoryNote() {
    boolean free = state.current().lastError().filter(error -> !isDirectorys(error)).isEmpty();
    return free && feed.streams().get(0) == stream ? directory.note() : Optional.empty();
  }

  private static boolean isDirectorys(LastError error) {
    return error.code().startsWith(DirectoryPoller.CODE);
  }
}
