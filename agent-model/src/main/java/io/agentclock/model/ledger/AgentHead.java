package io.agentclock.model.ledger;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.UnknownCause;
import java.util.List;
import java.util.Optional;

/**
 * What must be at hand of an agent for every change.
 *
 * @param firstMs instant of its earliest transition ever
 * @param current where it stands by its last transition
 * @param doubt since when, and why, its published state is UNKNOWN; none while it is known
 * @param closedThroughMs intervals that end by then are closed
 * @param carried where it stood at {@code closedThroughMs}; none before its first transition
 * @param settledWalk the number of the last walk that it went through
 * @param pending closed intervals that changed since
 */
public record AgentHead(
    long firstMs,
    Standing current,
    Optional<StateDoubt> doubt,
    long closedThroughMs,
    Optional<Standing> carried,
    long settledWalk,
    List<PendingRange> pending) {

  private static final Activity UNKNOWN = new Activity(AgentState.UNKNOWN, null);

  public AgentHead {
    pending = List.copyOf(pending);
  }

  /** The head of an agent that has this first transition. */
  static AgentHead first(Transition transition, ScopeState scope) {
    return new AgentHead(
        transition.atMs(),
        Standing.first(transition),
        Optional.empty(),
        scope.closedThroughMs(),
        Optional.empty(),
        scope.lastWalk().map(Walk::number).orElse(0L),
        List.of());
  }

  AgentHead startingBy(long atMs) {
    return new AgentHead(
        Math.min(firstMs, atMs), current, doubt, closedThroughMs, carried, settledWalk, pending);
  }

  AgentHead standing(Standing now) {
    return new AgentHead(firstMs, now, doubt, closedThroughMs, carried, settledWalk, pending);
  }

  AgentHead carrying(Optional<Standing> standing) {
    return new AgentHead(firstMs, current, doubt, closedThroughMs, standing, settledWalk, pending);
  }

  AgentHead closed(long throughMs, Optional<Standing> standing) {
    return new AgentHead(firstMs, current, doubt, throughMs, standing, settledWalk, pending);
  }

  AgentHead doubting(Optional<StateDoubt> now) {
    return new AgentHead(firstMs, current, now, closedThroughMs, carried, settledWalk, pending);
  }

  AgentHead pending(List<PendingRange> ranges) {
    return new AgentHead(firstMs, current, doubt, closedThroughMs, carried, settledWalk, ranges);
  }

  AgentHead settled(long walk) {
    return new AgentHead(firstMs, current, doubt, closedThroughMs, carried, walk, pending);
  }

  /** What the agent does, as far as it is known. */
  public Activity activity() {
    return doubt.isPresent() ? UNKNOWN : current.last().activity();
  }

  /** Since when {@link #activity()} holds, epoch milliseconds. */
  public long sinceMs() {
    return doubt.map(StateDoubt::sinceMs).orElse(current.sinceMs());
  }

  /** The run before. */
  public Optional<Run> previous() {
    return doubt.isPresent() ? Optional.of(current.run()) : current.previous();
  }

  /** Whether both publish the same state. */
  boolean showsTheSameAs(AgentHead other) {
    return activity().equals(other.activity())
        && sinceMs() == other.sinceMs()
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
