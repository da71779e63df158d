package io.agentclock.model.ledger;

import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.Standing;
import java.util.Optional;

/** Where an agent stands at the borders of its intervals. */
final class Course {

  private final AgentSlots slots;
  private final Rules rules;

  Course(AgentSlots slots, Rules rules) {
    this.slots = slots;
    this.rules = rules;
  }

  /** Where the agent stands at the start of an interval, by transitions before it. */
  Optional<Standing> into(AgentHead head, long startMs) {
    IntervalGrid grid = rules.grid();
    long firstKeptMs = rules.firstKeptMs(head.closedThroughMs());
    for (long next = Math.max(startMs, firstKeptMs);
        next < head.closedThroughMs();
        next = grid.endOf(next)) {
      Optional<Slot> slot = slots.at(next);
      if (slot.isPresent()) {
        return slot.get().carriedIn();
      }
    }
    Optional<Standing> standing = head.carried();
    long start = Math.max(head.closedThroughMs(), head.extent().firstMs());
    for (; start < startMs && start <= head.extent().lastMs(); start = slots.after(start)) {
      standing = slots.at(start).orElse(Slot.EMPTY).carriedOut(standing);
    }
    return standing;
  }

  /** Where it stands by its last transition. */
  Optional<Standing> last(AgentHead head) {
    return into(head, Long.MAX_VALUE);
  }
}
