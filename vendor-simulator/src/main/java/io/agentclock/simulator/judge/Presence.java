package io.agentclock.simulator.judge;

/** Whether a row has to be there. */
public enum Presence {
  REQUIRED,
  /** The rules leave it open, or an earlier revision may have said more. */
  ALLOWED,
  /** Only if it was published when it said something else: as a later revision. */
  ONLY_REVISED
}
