package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts transitions on one agent's timeline. Decides what a change touches: an open interval's slot,
 * or closed slots up to where the agent stands as it did before.
 */
final class AgentTimeline {

  private final AgentKey agent;
  private final LedgerStore store;
  private final IntervalGrid grid;

  AgentTimeline(AgentKey agent, LedgerStore store, IntervalGrid grid) {
    this.agent = agent;
    this.store = store;
    this.grid = grid;
  }

  /**
   * What putting a transition came to.
   *
   * @param head afterwards
   * @param placed the transition as it is on the timeline
   * @param holds whether it holds at its instant
   */
  record Put(AgentHead head, Transition placed, boolean holds) {}

  /**
   * Puts a transition where it belongs.
   *
   * @return nothing if the timeline says just that already
   */
  Optional<Put> put(AgentHead before, Transition transition, String stream) {
    long startMs = grid.startOf(transition.atMs());
    Optional<Slot> found = store.slot(agent, startMs);
    Slot slot = found.orElse(Slot.EMPTY);
    Optional<Transition> same = slot.sameAs(transition);
    if (same.filter(known -> known.activity().equals(transition.activity())).isPresent()) {
      return Optional.empty();
    }
    AgentHead head = before.startingBy(transition.atMs());
    boolean late = startMs < head.closedThroughMs();
    Transition placed = transition.markedLate(late);
    Slot after = slot.with(placed);
    boolean holds = after.holdsAt(after.transitions().indexOf(placed));
    if (late) {
      Optional<Standing> carried =
          found.isPresent() ? slot.carriedIn() : carriedInto(head, startMs);
      return Optional.of(
          new Put(putClosed(head, startMs, after.carrying(carried), stream), placed, holds));
    }
    store.putSlot(agent, startMs, after);
    Standing current =
        same.isPresent() || mayTouchCurrent(head.current(), after, placed)
            ? recounted(head, head.carried())
            : head.current();
    if (same.isEmpty() && placed.atMs() > head.current().last().atMs()) {
      current = Standing.after(Optional.of(head.current()), placed);
    }
    return Optional.of(new Put(head.standing(current), placed, holds));
  }

  /** Where the agent stands at the start of an interval that is closed. */
  Optional<Standing> carriedInto(AgentHead head, long startMs) {
    for (long next = startMs; next < head.closedThroughMs(); next = grid.endOf(next)) {
      Optional<Slot> slot = store.slot(agent, next);
      if (slot.isPresent()) {
        return slot.get().carriedIn();
      }
    }
    return head.carried();
  }

  /**
   * Whether a transition at or before the newest can change where the agent's current run, or the
   * one before, begins. It can't if another one lies between it and them.
   */
  private static boolean mayTouchCurrent(Standing current, Slot slot, Transition placed) {
    if (placed.atMs() > current.last().atMs()) {
      return false;
    }
    Optional<Run> previous = current.previous();
    if (previous.isEmpty() || placed.atMs() >= previous.get().sinceMs()) {
      return true;
    }
    return placed.activity().equals(previous.get().activity())
        && slot.transitions().stream()
            .noneMatch(
                other -> other.atMs() > placed.atMs() && other.atMs() < previous.get().sinceMs());
  }

  /** Carries a change of a closed slot on to where the agent stands as it did before. */
  private AgentHead putClosed(AgentHead head, long startMs, Slot changed, String stream) {
    store.putSlot(agent, startMs, changed);
    Optional<Standing> carried = changed.carriedOut(changed.carriedIn());
    long next = grid.endOf(startMs);
    for (; next < head.closedThroughMs(); next = grid.endOf(next)) {
      Optional<Slot> slot = store.slot(agent, next);
      if (slot.isPresent()) {
        if (slot.get().carriedIn().equals(carried)) {
          return pending(head, stream, startMs, next);
        }
        store.putSlot(agent, next, slot.get().carrying(carried));
        carried = slot.get().carriedOut(carried);
      }
    }
    AgentHead pending = pending(head, stream, startMs, head.closedThroughMs());
    return pending.carried().equals(carried)
        ? pending
        : pending.carrying(carried).standing(recounted(pending, carried));
  }

  private AgentHead pending(AgentHead head, String stream, long fromMs, long toMs) {
    PendingRange range = new PendingRange(stream, fromMs, toMs, RevisionReason.LATE_TRANSITION);
    if (head.pending().contains(range)) {
      return head;
    }
    store.putPending(agent, stream);
    List<PendingRange> ranges = new ArrayList<>(head.pending());
    ranges.add(range);
    return head.pending(ranges);
  }

  /**
   * Where the agent stands by its last transition, counted from where it stood when its open
   * intervals began.
   */
  private Standing recounted(AgentHead head, Optional<Standing> carried) {
    Optional<Standing> standing = carried;
    long lastMs = head.current().last().atMs();
    long start = grid.startOf(Math.max(head.closedThroughMs(), head.firstMs()));
    for (; start <= lastMs; start = grid.endOf(start)) {
      standing = store.slot(agent, start).orElse(Slot.EMPTY).carriedOut(standing);
    }
    return standing.orElse(head.current());
  }
}
