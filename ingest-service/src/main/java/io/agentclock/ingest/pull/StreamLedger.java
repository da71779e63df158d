package io.agentclock.ingest.pull;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Hole;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next checkpoint and status after each thing that can happen. Decides only; whoever asks
 * writes.
 */
final class StreamLedger {

  /** So many faults in a row and a stream counts as down. */
  static final int FAULTS_UNTIL_DOWN = 5;

  private final Duration retention;

  StreamLedger(Duration retention) {
    this.retention = retention;
  }

  /** Where a stream that never ran stands. */
  static FeedStreamStatus starting(Feed feed, String stream) {
    return new FeedStreamStatus(
        feed.id(),
        feed.source(),
        feed.account(),
        stream,
        Status.STARTING,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of());
  }

  /**
   * After a fault.
   *
   * @param inARow how many there were since the last answer, this one included
   */
  FeedStreamStatus failed(
      FeedStreamStatus last, VendorFaultException fault, int inARow, Instant at) {
    boolean down = fault.kind() != Kind.PASSING || inARow >= FAULTS_UNTIL_DOWN;
    return new FeedStreamStatus(
        last.feed(),
        last.source(),
        last.account(),
        last.stream(),
        down ? Status.DOWN : Status.DEGRADED,
        last.observedThrough(),
        Optional.of(at),
        last.items(),
        Optional.of(new LastError(at, fault.code(), fault.getMessage())),
        last.holes());
  }

  /**
   * A step that was read.
   *
   * @param seen what it lets us say
   * @param hole what it skipped for good
   * @param items how many it adds
   * @param note a word to the operator
   */
  record Step(Observation seen, Optional<Hole> hole, long items, Optional<Note> note) {}

  /**
   * After a step was read, to be written with it.
   *
   * @param at when the request began
   */
  FeedStreamStatus read(FeedStreamStatus last, Step step, Instant at) {
    Observation seen = step.seen();
    Optional<LastError> said =
        seen.skew()
            .map(skew -> skewed(skew, at))
            .or(() -> step.note().map(note -> noted(last, note, at)));
    boolean worry = seen.skew().isPresent() || step.note().filter(Note::worrying).isPresent();
    return new FeedStreamStatus(
        last.feed(),
        last.source(),
        last.account(),
        last.stream(),
        worry ? Status.DEGRADED : Status.UP,
        through(last, seen),
        Optional.of(at),
        last.items() + step.items(),
        said.or(last::lastError),
        seen.isEmpty() ? last.holes() : holes(last.holes(), step.hole(), at));
  }

  /**
   * Where nothing can be said yet, the first pull's beginning is kept: the next one must not begin
   * later.
   */
  private static Optional<Instant> through(FeedStreamStatus last, Observation seen) {
    if (seen.isEmpty()) {
      return last.observedThrough().or(() -> Optional.of(seen.from()));
    }
    return Optional.of(
        last.observedThrough().filter(through -> through.isAfter(seen.to())).orElse(seen.to()));
  }

  private List<Hole> holes(List<Hole> last, Optional<Hole> added, Instant now) {
    List<Hole> holes = new ArrayList<>(last);
    added.ifPresent(holes::add);
    holes.removeIf(hole -> hole.to().isBefore(now.minus(retention)));
    return holes;
  }

  /** What was said before is not said anew. */
  private static LastError noted(FeedStreamStatus last, Note note, Instant at) {
    return last.lastError()
        .filter(error -> error.code().equals(note.code()) && error.message().equals(note.message()))
        .orElseGet(() -> new LastError(at, note.code(), note.message()));
  }

  private static LastError skewed(Duration skew, Instant at) {
    return new LastError(
        at,
        "CLOCK_SKEW",
        "the vendor's clock is %s s %s ours; check this host's time service (NTP)"
            .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of"));
  }
}
