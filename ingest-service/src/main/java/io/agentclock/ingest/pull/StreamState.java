package io.agentclock.ingest.pull;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.write.Checkpoints;
import io.agentclock.ingest.write.FeedProducer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream's checkpoint and status as last written; writes those changes that come without data.
 */
final class StreamState {

  private static final Logger LOG = LoggerFactory.getLogger(StreamState.class);

  private final Feed feed;
  private final Checkpoints checkpoints;
  private final FeedProducer producer;
  private final StreamLedger ledger;
  private final Clock clock;
  private FeedStreamStatus current;
  private int faultsInARow;

  StreamState(
      Feed feed,
      FeedStreamStatus current,
      FeedProducer producer,
      StreamLedger ledger,
      PullServices services) {
    this.feed = feed;
    this.current = current;
    this.producer = producer;
    this.ledger = ledger;
    this.checkpoints = services.checkpoints();
    this.clock = services.clock();
  }

  FeedStreamStatus current() {
    return current;
  }

  Optional<Instant> observedThrough() {
    return current.observedThrough();
  }

  /** Says that there is a stream, before its first answer. */
  void announce() {
    producer.write(List.of(record(current)));
  }

  /** Writes a change of status, the checkpoint unmoved. */
  void failed(VendorFaultException fault) {
    faultsInARow++;
    FeedStreamStatus next = ledger.failed(current, fault, faultsInARow, clock.instant());
    if (next.status() != current.status() || !message(next).equals(message(current))) {
      producer.write(List.of(record(next)));
      current = tell(next);
    }
  }

  ProducerRecord<byte[], byte[]> record(FeedStreamStatus status) {
    return checkpoints.record(feed, status, clock.instant());
  }

  /** To be called once a step and this status with it are committed. */
  void committed(FeedStreamStatus next) {
    faultsInARow = 0;
    current = tell(next);
  }

  private FeedStreamStatus tell(FeedStreamStatus next) {
    if (next.status() != current.status()) {
      String why = next.status() == Status.UP ? "" : ": " + message(next);
      LOG.atLevel(
              next.status() == Status.UP ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
          .log("{}/{} is {}{}", next.feed(), next.stream(), next.status(), why);
    }
    return next;
  }

  private static String message(FeedStreamStatus status) {
    return status.lastError().map(LastError::message).orElse("");
  }
}
