package io.agentclock.simulator.judge;

import java.time.Instant;

/** One thing in which rows aren't as expected. */
public record Difference(Kind kind, String agent, Instant intervalStart, String detail) {

  /** What sort of difference. */
  public enum Kind {
    /** Expected, and not there: it may still come. */
    MISSING,
    /** There, and nothing of the sort was expected. */
    UNEXPECTED,
    /** There, and saying something else. */
    WRONG
  }

  @Override
  public String toString() {
    return kind + " " + agent + " @ " + intervalStart + ": " + detail;
  }
}
