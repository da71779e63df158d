package io.agentclock.query.intervals;

import java.time.Duration;

/**
 * How many agents a page is asked for. A page is held in memory, so the longer the range, the fewer
 * agents.
 *
 * @param first of every partition; all of them are held until it is their turn
 * @param later
 */
record PageSize(int first, int later) {

  private static final int MOST_ROWS = 4000;
  private static final int MOST_AGENTS = 2000;

  static PageSize of(Duration range, Duration interval, int partitions) {
    long rowsPerAgent = range.dividedBy(interval) + 2; // one more at either end
    int later = within(MOST_ROWS / rowsPerAgent);
    return new PageSize(within(later / partitions), later);
  }

  private static int within(long agents) {
    return (int) Math.max(1, Math.min(MOST_AGENTS, agents));
  }
}
