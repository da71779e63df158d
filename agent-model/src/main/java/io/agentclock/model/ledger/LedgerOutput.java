package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;

/** Where a ledger's consequences go. */
public interface LedgerOutput {

  /**
   * A transition was put on a timeline.
   *
   * @param holds whether it holds at its instant, or another one there does
   * @param causedAtMs timestamp of the record that brought it, epoch milliseconds
   */
  void transition(AgentKey agent, Transition transition, boolean holds, long causedAtMs);

  /**
   * An agent's state, reason, since or previous changed.
   *
   * @param causedAtMs timestamp of the record that caused it, epoch milliseconds
   */
  void state(AgentKey agent, AgentHead head, long causedAtMs);

  /** An interval's row came out, or came out anew. */
  void interval(AgentKey agent, long startMs, PublishedRow row);
}
