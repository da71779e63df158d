package io.agentclock.simulator.judge;

import java.time.Instant;

/** One thing in which rows aren't as expected. */
public record Difference(Kind kind, String agent, Instant intervalStart, String detail) {

  /** What sort of difference. */
  public enum Kind {
    /** Expected, and not there: it may still come. */
    MISSING(true),
    /** There, and nothing of the sort was expected. */
    UNEXPECTED(false),
    /** There, and saying something else. */
    WRONG(false),
    /** There, with other handle time: a revision may still bring the right one. */
    HANDLE(true);

    private final boolean mayPass;

    Kind(boolean mayPass) {
      this.mayPass = mayPass;
    }

    boolean mayPass() {
      return mayPass;
    }
  }

  @Override
  public String toString() {
    return kind + " " + agent + " @ " + intervalStart + ": " + detail;
  }
}
