package io.agentclock.model.interval;

/** Why a row was published, most telling first: where several apply, the first one is said. */
public enum RevisionReason {
  /** Its first publication. */
  CLOSED,
  /** A transition came, changed or went after it had closed. */
  LATE_TRANSITION,
  /** What was observed changed after it had closed. */
  GAP_FILLED,
  /** Handle time changed after it had closed. */
  HANDLE_TIME,
  /** A state turned out to be too old to be believed. */
  TIMED_OUT
}
