package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
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
  private final String stream;
  private final Course course;

  AgentTimeline(AgentItems.Place place) {
    this.agent = place.agent();
    this.store = place.store();
    this.grid = place.rules().grid();
    this.stream = place.stream();
    this.course = new Course(new AgentSlots(store, agent, grid), place.rules());
  }

  /** Puts a transition where it belongs. */
  Change put(AgentHead before, Transition transition) {
    long startMs = grid.startOf(transition.atMs());
    Optional<Slot> found = store.slot(agent, startMs);
    Slot slot = found.orElse(Slot.EMPTY);
    Optional<Transition> same = slot.sameAs(transition);
    if (same.filter(known -> known.activity().equals(transition.activity())).isPresent()) {
      return Change.none(before);
    }
    AgentHead head = before.keeping(startMs);
    boolean late = startMs < head.closedThroughMs();
    Transition placed = transition.markedLate(late);
    Slot after = slot.with(placed);
    boolean holds = after.holdsAt(after.transitions().indexOf(placed));
    if (late) {
      Optional<Standing> carried =
          found.isPresent() ? slot.carriedIn() : course.into(head, startMs);
      return Change.of(putClosed(head, startMs, after.carrying(carried)), placed, holds);
    }
    store.putSlot(agent, startMs, after);
    return Change.of(head.standing(standing(head, same, after, placed)), placed, holds);
  }

  /** Where the agent stands after a change of an open slot. */
  private Optional<Standing> standing(
      AgentHead head, Optional<Transition> replaced, Slot after, Transition placed) {
    Optional<Standing> current = head.current();
    if (replaced.isPresent()) {
      return course.last(head);
    }
    if (current.isEmpty() || placed.atMs() > current.get().last().atMs()) {
      return Optional.of(Standing.after(current, placed));
    }
    return mayTouchCurrent(current.get(), after, placed) ? course.last(head) : current;
  }

  /**
   * Whether a transition at or before the newest can change where the agent's current run, or the
   * one before, begins. It can't if another one lies between it and them.
   */
  private static boolean mayTouchCurrent(Standing current, Slot slot, Transition placed) {
    Optional<Run> previous = current.previous();
    if (previous.isEmpty() || placed.atMs() >= previous.get().sinceMs()) {
      return true;
    }
    return placed.activity().equals(previous.get().activity())
        && slot.transitions().stream()
            .noneMatch(
                other -> other.atMs() > placed.atMs() && other.atMs() < previous.get().sinceMs());
  }

  /**
   * Puts other transitions in place of those of an interval that has a slot. Where the agent stands
   * by the last one of all is left to the caller.
   */
  AgentHead replace(AgentHead before, long startMs, List<Transition> transitions) {
    AgentHead head = before.keeping(startMs);
    Optional<Slot> found = store.slot(agent, startMs);
    Slot slot = found.orElse(Slot.EMPTY).with(transitions);
    if (startMs < head.closedThroughMs()) {
      Optional<Standing> carried =
          found.isPresent() ? slot.carriedIn() : course.into(head, startMs);
      return putClosed(head, startMs, slot.carrying(carried));
    }
    store.putSlot(agent, startMs, slot);
    return head;
  }

  /** Lets the agent come into the intervals from some start on from somewhere else. */
  AgentHead begin(AgentHead head, Optional<Standing> standing, long startMs) {
    return carryOn(head, standing, startMs, startMs);
  }

  private AgentHead putClosed(AgentHead head, long startMs, Slot changed) {
    store.putSlot(agent, startMs, changed);
    Optional<Standing> carried = changed.carriedOut(changed.carriedIn());
    return carryOn(head, carried, startMs, grid.endOf(startMs));
  }

  /** Carries a change of closed slots on to where the agent stands as it did before. */
  private AgentHead carryOn(
      AgentHead head, Optional<Standing> standing, long changedFromMs, long fromMs) {
    Optional<Standing> carried = standing;
    for (long next = fromMs; next < head.closedThroughMs(); next = grid.endOf(next)) {
      Optional<Slot> slot = store.slot(agent, next);
      if (slot.isPresent()) {
        if (slot.get().carriedIn().equals(carried)) {
          return pending(head, changedFromMs, next);
        }
        store.putSlot(agent, next, slot.get().carrying(carried));
        carried = slot.get().carriedOut(carried);
      }
    }
    AgentHead pending = pending(head, changedFromMs, head.closedThroughMs());
    if (pending.carried().equals(carried)) {
      return pending;
    }
    AgentHead carrying = pending.carrying(carried);
    return carrying.standing(course.last(carrying));
  }

  private AgentHead pending(AgentHead head, long fromMs, long toMs) {
    if (fromMs >= toMs) {
      return head;
    }
    AgentHead pending = head.pending(stream, fromMs, toMs, RevisionReason.LATE_TRANSITION);
    if (pending != head) {
      store.putPending(agent, stream);
    }
    return pending;
  }
}
