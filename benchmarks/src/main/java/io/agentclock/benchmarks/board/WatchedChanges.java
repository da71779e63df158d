package io.agentclock.benchmarks.board;

import io.agentclock.benchmarks.kit.Flow;
import io.agentclock.benchmarks.kit.NumberedChanges;

/**
 * Numbered changes of which each tenth is of an agent whose row can be seen, once such are named:
 * of thousands of agents hardly anybody else's change ever shows.
 */
public final class WatchedChanges implements Flow.Words {

  private static final int EACH = 10;

  private final NumberedChanges numbered;
  private volatile int[] visible = {};

  /** Changes of everybody in turn, up to now. */
  public WatchedChanges(NumberedChanges numbered) {
    this.numbered = numbered;
  }

  /** Names those whose rows can be seen. */
  public void watch(int... agents) {
    visible = agents.clone();
  }

  @Override
  public String activity(long change) {
    return numbered.activity(change);
  }

  @Override
  public String reason(long change) {
    return numbered.reason(change);
  }

  @Override
  public int agent(long change, int agents) {
    int[] watched = visible;
    return watched.length > 0 && change % EACH == 0
        ? watched[(int) (change / EACH % watched.length)]
        : (int) (change % agents);
  }
}
