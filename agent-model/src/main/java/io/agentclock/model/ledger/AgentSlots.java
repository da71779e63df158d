package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.IntervalGrid;
import java.util.Optional;

/**
 * One agent's slots, one interval after the other.
 *
 * @param store where they are
 * @param agent whose they are
 * @param grid their intervals
 */
record AgentSlots(LedgerReads store, AgentKey agent, IntervalGrid grid) {

  /** So many intervals are looked at one by one before it is asked where there is anything. */
  private static final long STRIDE = 512;

  /** The slot of the interval that starts there. */
  Optional<Slot> at(long startMs) {
    return store.slot(agent, startMs);
  }

  /**
   * The start of the next interval that may have a slot: mostly the one after. A single item of
   * decades ago must not make anybody look at every half hour since.
   */
  long after(long startMs) {
    long next = grid.endOf(startMs);
    if (Math.floorMod(Math.floorDiv(next, grid.lengthMs()), STRIDE) != 0) {
      return next;
    }
    return store.nextSlotMs(agent.scope(), next).orElse(Long.MAX_VALUE);
  }
}
