package io.agentclock.query.stream;

import io.agentclock.model.AgentState;
import java.util.Optional;

/**
 * A change of one agent. Tens of thousands of them are kept, so only what can't be told again is:
 * the event is made when somebody wants it.
 *
 * @param slot the partition of a topic it was read from
 * @param offset where
 * @param before the state the agent was in before; none: it wasn't known
 * @param agent after the change
 * @param age of what was known then
 * @param id the line with its id
 */
record Change(
    int slot,
    long offset,
    Optional<AgentState> before,
    AgentEntry agent,
    Knowledge.Age age,
    byte[] id) {

  private static final int OBJECTS_BYTES = 350; // of all but the texts

  /** Whether whoever has read so far has read this. */
  boolean isIn(Position position) {
    return offset < position.next(slot);
  }

  /** The event without its id. */
  byte[] event() {
    return EventJson.event("state", agent.toJson(age));
  }

  /** About what it takes to keep it. */
  long bytes() {
    return id.length + agent.record().length + OBJECTS_BYTES;
  }
}
