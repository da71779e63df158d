package io.agentclock.model;

import java.util.Comparator;

/**
 * From this instant on, this agent does this.
 *
 * @param atMs the instant, epoch milliseconds
 * @param sequence the vendor's order of changes at one instant; 0 where it has none
 * @param activity what the agent does from then on
 * @param raw the vendor's own words
 * @param fetchedAtMs when the vendor was asked, epoch milliseconds
 * @param late whether its interval was already closed when it arrived
 */
public record Transition(
    long atMs, long sequence, Activity activity, RawStatus raw, long fetchedAtMs, boolean late) {

  /**
   * Time order, and at one instant the order of who holds: the greatest does. By sequence, then
   * state, then reason, raw state and raw reason.
   */
  public static final Comparator<Transition> ORDER =
      Comparator.comparingLong(Transition::atMs)
          .thenComparingLong(Transition::sequence)
          .thenComparingInt((Transition transition) -> transition.activity.state().tieRank())
          .thenComparing(transition -> transition.activity.reason(), Utf8Order.ABSENT_FIRST)
          .thenComparing(transition -> transition.raw.state(), Utf8Order.ABSENT_FIRST)
          .thenComparing(transition -> transition.raw.reason(), Utf8Order.ABSENT_FIRST);

  public Transition {
    if (activity.state() == AgentState.UNKNOWN) {
      throw new IllegalArgumentException("UNKNOWN is derived, never a transition");
    }
  }

  /** Whether both say the same thing of the same instant, however it is mapped. */
  public boolean sameAs(Transition other) {
    return atMs == other.atMs && sequence == other.sequence && raw.equals(other.raw);
  }

  /** The same transition, marked as late or not. */
  public Transition markedLate(boolean isLate) {
    return late == isLate
        ? this
        : new Transition(atMs, sequence, activity, raw, fetchedAtMs, isLate);
  }
}
