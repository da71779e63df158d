package io.agentclock.query.stream;

import io.agentclock.model.AgentState;
import java.util.Optional;

/**
 * A change of one agent.
 *
 * @param place where it was read
 * @param before the state the agent was in before; none: it wasn't known
 * @param agent after the change
 * @param age of what was known then
 */
record Change(Place place, Optional<AgentState> before, AgentEntry agent, Knowledge.Age age) {

  /**
   * A place in the topics.
   *
   * @param slot the partition of a topic
   * @param offset in it
   */
  record Place(int slot, long offset) {}

  /** Whether whoever has read so far has read this. */
  boolean isIn(Position position) {
    return place.offset < position.next(place.slot);
  }

  /** The event without its id. */
  byte[] event() {
    return EventJson.event("state", agent.toJson(age));
  }
}
