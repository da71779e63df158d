package io.agentclock.ingest.pull;

import io.agentclock.contract.FeedStreamStatus.Hole;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What one pull asks for, step by step: from the checkpoint, less the overlap, up to now.
 *
 * <p>Every step begins at the checkpoint that the last one left, so there is no break between steps
 * even where the last one ended within the settle time.
 */
final class WindowPlan {

  private final Cadence cadence;
  private final Instant earliest;
  private final Instant firstEver;
  private final Instant end;

  /**
   * @param startFrom how far back the very first pull goes
   * @param retention how far back any pull goes
   * @param now when the pull begins
   */
  WindowPlan(Cadence cadence, Duration startFrom, Duration retention, Instant now) {
    this.cadence = cadence;
    this.end = now.truncatedTo(ChronoUnit.SECONDS);
    this.earliest = end.minus(retention);
    this.firstEver = later(earliest, end.minus(startFrom));
  }

  /** The first step. */
  Window first(Optional<Instant> checkpoint) {
    return upTo(checkpoint.map(this::start).orElse(firstEver));
  }

  /**
   * The step after one that was written; none where the pull is complete, or where the checkpoint
   * doesn't move (which a vendor's clock far behind ours can cause).
   */
  Optional<Window> after(Window last, Optional<Instant> checkpoint) {
    if (!last.to().isBefore(end) || checkpoint.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(upTo(start(checkpoint.get())))
        .filter(next -> next.from().isAfter(last.from()));
  }

  /** What lies between a checkpoint and a window, and will never be read. */
  static Optional<Hole> hole(Optional<Instant> checkpoint, Window window) {
    return checkpoint
        .filter(through -> through.isBefore(window.from()))
        .map(through -> new Hole(through, window.from()));
  }

  /** A checkpoint of the future (our clock was set back) must not make an empty window. */
  private Instant start(Instant checkpoint) {
    Instant through = checkpoint.isAfter(end) ? end : checkpoint;
    return later(earliest, through.minus(cadence.overlap())).truncatedTo(ChronoUnit.SECONDS);
  }

  private Window upTo(Instant from) {
    Instant longest = from.plus(cadence.longestWindow());
    return new Window(from, longest.isBefore(end) ? longest : end);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
