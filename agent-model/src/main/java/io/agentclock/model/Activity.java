package io.agentclock.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * What an agent is doing: a state, and why where the vendor says so. Consecutive transitions to the
 * same activity are one run.
 *
 * @param state the state
 * @param reason null where there is none
 */
public record Activity(AgentState state, String reason) {

  /** The order of a row's lines: by state, then reason, none first. */
  public static final Comparator<Activity> ROW_ORDER =
      Comparator.comparing(Activity::state).thenComparing(Activity::reason, Utf8Order.ABSENT_FIRST);

  public Activity {
    Objects.requireNonNull(state, "state");
  }
}
