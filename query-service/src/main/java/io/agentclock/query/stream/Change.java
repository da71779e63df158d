package io.agentclock.query.stream;

import io.agentclock.model.AgentState;
import java.util.Optional;

/**
 * A change of one agent, encoded once for all.
 *
 * @param slot the partition of a topic it was read from
 * @param offset where
 * @param before the state the agent was in before; none: it wasn't known
 * @param agent after the change
 * @param after how far the topics were read with it
 * @param id the line with its id
 * @param event the rest of it
 */
record Change(
    int slot,
    long offset,
    Optional<AgentState> before,
    AgentEntry agent,
    Position after,
    byte[] id,
    byte[] event) {

  /** Whether whoever has read so far has read this. */
  boolean isIn(Position position) {
    return offset < position.next(slot);
  }

  /** About what it takes to keep it. */
  long bytes() {
    return id.length + event.length + agent.record().length + 8L * after.slots() + 200;
  }
}
