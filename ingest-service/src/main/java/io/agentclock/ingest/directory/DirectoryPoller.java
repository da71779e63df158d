package io.agentclock.ingest.directory;

import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.feed.VendorDirectory.People;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a vendor's list of agents once an hour. Whatever comes of it, nothing else fails by it. */
public final class DirectoryPoller {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPoller.class);

  /** Its codes begin with this. */
  public static final String CODE = "DIRECTORY_";

  private static final Duration EVERY = Duration.ofHours(1);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String feed;
  private final VendorDirectory directory;
  private final Fetcher fetcher;
  private final DirectoryBook book;

  /**
   * @param feed only for messages
   */
  public DirectoryPoller(
      String feed, VendorDirectory directory, Fetcher fetcher, DirectoryBook book) {
    this.feed = feed;
    this.directory = directory;
    this.fetcher = fetcher;
    this.book = book;
  }

  /**
   * Reads until told to stop.
   *
   * @throws org.apache.kafka.common.KafkaException if it can't be written, or another instance took
   *     the feed over
   */
  public void run(CountDownLatch stopped) throws InterruptedException {
    Duration pause = LOOK;
    while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      if (book.isFeedAnswering()) {
        read();
        pause = EVERY;
      }
    }
  }

  private void read() {
    try {
      Optional<String> page = Optional.empty();
      do {
        People people = fetcher.fetch(directory, page, this::failed);
        book.listed(people.entries());
        page = people.next();
      } while (page.isPresent());
      book.noting(Optional.empty());
    } catch (VendorFaultException fault) {
      LOG.debug("told already, tried again in an hour", fault);
    }
  }

  private void failed(VendorFaultException fault) {
    Note note =
        new Note(
            CODE + fault.code(), "names and teams can't be read: " + fault.getMessage(), false);
    if (!book.note().equals(Optional.of(note))) {
      LOG.warn("{}: {}", feed, note.message());
    }
    book.noting(Optional.of(note));
  }
}
