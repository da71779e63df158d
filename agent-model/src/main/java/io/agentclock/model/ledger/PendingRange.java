package io.agentclock.model.ledger;

import io.agentclock.model.interval.RevisionReason;
import java.util.Comparator;

/**
 * Closed intervals that something changed, waiting for the progress record of the pull that brought
 * it.
 *
 * @param stream the stream whose progress publishes them
 * @param fromMs start of the first interval
 * @param toMs end of the last one
 * @param reason what changed them
 */
public record PendingRange(String stream, long fromMs, long toMs, RevisionReason reason) {

  static final Comparator<PendingRange> ORDER =
      Comparator.comparing(PendingRange::stream)
          .thenComparing(PendingRange::reason)
          .thenComparingLong(PendingRange::fromMs);

  /** Whether the interval that starts there is one of them. */
  boolean covers(long startMs) {
    return fromMs <= startMs && startMs < toMs;
  }

  boolean touches(PendingRange other) {
    return stream.equals(other.stream)
        && reason == other.reason
        && fromMs <= other.toMs
        && toMs >= other.fromMs;
  }

  PendingRange with(PendingRange other) {
    return new PendingRange(
        stream, Math.min(fromMs, other.fromMs), Math.max(toMs, other.toMs), reason);
  }
}
