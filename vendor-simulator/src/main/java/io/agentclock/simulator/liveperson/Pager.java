package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.SeedMix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cuts pages that are now and then shorter than asked for though more follow. */
final class Pager {

  private static final double SHORTEST = 0.5;

  private final long seed;
  private final double shortFraction;

  Pager(long seed, double shortFraction) {
    this.seed = seed;
    this.shortFraction = shortFraction;
  }

  /**
   * @param cap what a page holds at most, whatever was asked for
   */
  Page page(List<Item> all, int offset, int limit, int cap) {
    int full = Math.min(limit, cap);
    boolean isShort = SeedMix.stream(seed, offset, limit).nextDouble() < shortFraction;
    return Page.of(all, offset, limit, isShort ? Math.max(1, (int) (full * SHORTEST)) : full);
  }

  /** The same page in no order. */
  Page shuffled(Page page) {
    List<Item> items = new ArrayList<>(page.items());
    Collections.shuffle(items, new Random(seed ^ page.offset()));
    return new Page(page.offset(), page.limit(), page.total(), items);
  }
}
