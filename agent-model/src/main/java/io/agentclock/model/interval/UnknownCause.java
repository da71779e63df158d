package io.agentclock.model.interval;

/** Why a state is UNKNOWN. */
public enum UnknownCause {
  /** Before the agent's first transition. */
  BEFORE_FIRST,
  /** A hole in what was observed, and no transition since. */
  GAP,
  /** In a staffed state for longer than anyone is believed to be. */
  TIMED_OUT
}
