package io.agentclock.model.ledger;

import io.agentclock.model.Transition;
import java.util.List;

/**
 * What an item came to.
 *
 * @param head afterwards
 * @param verdict on the item
 * @param placed the transitions that are on the timeline now, and weren't
 */
record Change(AgentHead head, Ledger.Verdict verdict, List<Placed> placed) {

  Change {
    placed = List.copyOf(placed);
  }

  /**
   * A transition that was put on the timeline.
   *
   * @param transition as it is there
   * @param holds whether it holds at its instant
   */
  record Placed(Transition transition, boolean holds) {}

  /** Whether where the agent stands may be another question now. */
  boolean movesStanding(AgentHead before) {
    return !placed.isEmpty() || !head.current().equals(before.current());
  }

  /** Everything was known. */
  static Change none(AgentHead head) {
    return new Change(head, Ledger.Verdict.DUPLICATE, List.of());
  }

  /** Something other than transitions changed. */
  static Change of(AgentHead head) {
    return new Change(head, Ledger.Verdict.APPLIED, List.of());
  }

  static Change of(AgentHead head, Transition transition, boolean holds) {
    return new Change(head, Ledger.Verdict.APPLIED, List.of(new Placed(transition, holds)));
  }
}
