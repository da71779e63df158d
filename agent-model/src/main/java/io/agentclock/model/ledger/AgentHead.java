package io.agentclock.model.ledger;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Freshness;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.UnknownCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What must be at hand of an agent for every change.
 *
 * @param extent where anything is kept of it
 * @param current where it stands by its last transition; none if it has no transition
 * @param doubt since when, and why, that is no longer believed; none while it is
 * @param closedThroughMs intervals that end by then are closed
 * @param carried where it stood at {@code closedThroughMs}; none before its first transition
 * @param settledWalk the number of the last walk that it went through
 * @param pending closed intervals that changed since: disjoint ranges of each stream and reason
 * @param past what is still known of status records before the intervals that are kept; none of an
 *     agent that has no such records
 */
public record AgentHead(
    Extent extent,
    Optional<Standing> current,
    Optional<StateDoubt> doubt,
    long closedThroughMs,
    Optional<Standing> carried,
    long settledWalk,
    List<PendingRange> pending,
    Optional<StatusPast> past) {

  private static final Activity UNKNOWN = new Activity(AgentState.UNKNOWN, null);

  public AgentHead {
    pending = List.copyOf(pending);
  }

  /** The head of an agent of which nothing is known yet. */
  static AgentHead first(ScopeState scope) {
    return new AgentHead(
        Extent.NONE,
        Optional.empty(),
        Optional.empty(),
        scope.closedThroughMs(),
        Optional.empty(),
        scope.lastWalk().map(Walk::number).orElse(0L),
        List.of(),
        Optional.empty());
  }

  /** Something is kept in the interval that starts there. */
  AgentHead keeping(long startMs) {
    Extent more = extent.with(startMs);
    return more == extent
        ? this
        : new AgentHead(more, current, doubt, closedThroughMs, carried, settledWalk, pending, past);
  }

  AgentHead standing(Optional<Standing> now) {
    return new AgentHead(extent, now, doubt, closedThroughMs, carried, settledWalk, pending, past);
  }

  AgentHead carrying(Optional<Standing> standing) {
    return new AgentHead(
        extent, current, doubt, closedThroughMs, standing, settledWalk, pending, past);
  }

  AgentHead closed(long throughMs, Optional<Standing> standing) {
    return new AgentHead(extent, current, doubt, throughMs, standing, settledWalk, pending, past);
  }

  AgentHead doubting(Optional<StateDoubt> now) {
    return new AgentHead(
        extent, current, now, closedThroughMs, carried, settledWalk, pending, past);
  }

  AgentHead pending(List<PendingRange> ranges) {
    return new AgentHead(
        extent, current, doubt, closedThroughMs, carried, settledWalk, ranges, past);
  }

  AgentHead settled(long walk) {
    return new AgentHead(extent, current, doubt, closedThroughMs, carried, walk, pending, past);
  }

  AgentHead past(StatusPast other) {
    Optional<StatusPast> now = Optional.of(other);
    return new AgentHead(
        extent, current, doubt, closedThroughMs, carried, settledWalk, pending, now);
  }

  /** One more range of closed intervals that changed; one with what it touches. */
  AgentHead pending(String stream, long fromMs, long toMs, RevisionReason reason) {
    List<PendingRange> ranges = new ArrayList<>(pending.size() + 1);
    PendingRange added = new PendingRange(stream, fromMs, toMs, reason);
    for (PendingRange range : pending) {
      if (range.touches(added)) {
        added = range.with(added);
      } else {
        ranges.add(range);
      }
    }
    ranges.add(added);
    ranges.sort(PendingRange.ORDER);
    return ranges.equals(pending) ? this : pending(ranges);
  }

  /** Nothing is kept of any interval that starts earlier, epoch milliseconds. */
  public long firstMs() {
    return extent.firstMs();
  }

  /** The last transition; none if there is none. */
  public Optional<Transition> last() {
    return current.map(Standing::last);
  }

  /** What the agent does, as far as it is known. */
  public Activity activity() {
    return doubt.isPresent() ? UNKNOWN : last().map(Transition::activity).orElse(UNKNOWN);
  }

  /** What the vendor called it; nothing where it isn't known. */
  public RawStatus raw() {
    return doubt.isPresent() ? RawStatus.NONE : last().map(Transition::raw).orElse(RawStatus.NONE);
  }

  /** Why {@link #activity()} is UNKNOWN; none where it isn't. */
  public Optional<UnknownCause> cause() {
    return current.isEmpty()
        ? Optional.of(UnknownCause.BEFORE_FIRST)
        : doubt.map(StateDoubt::cause);
  }

  /** Since when {@link #activity()} holds, epoch milliseconds; none before the first transition. */
  public OptionalLong sinceMs() {
    if (current.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(doubt.map(StateDoubt::sinceMs).orElse(current.get().sinceMs()));
  }

  /** How long {@link #activity()} has held at an instant; none before the first transition. */
  public OptionalLong forMs(long asOfMs) {
    return Freshness.forMs(sinceMs(), OptionalLong.of(asOfMs));
  }

  /** The run before. */
  public Optional<Run> previous() {
    return doubt.isPresent() ? current.map(Standing::run) : current.flatMap(Standing::previous);
  }

  /** Whether both publish the same state. */
  boolean showsTheSameAs(AgentHead other) {
    return activity().equals(other.activity())
        && sinceMs().equals(other.sinceMs())
        && previous().equals(other.previous());
  }

  /**
   * That a state is UNKNOWN.
   *
   * @param sinceMs since when
   * @param cause why
   */
  public record StateDoubt(long sinceMs, UnknownCause cause) {}
}
