package io.agentclock.model.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was observed, kept as it was said; everything is asked of the heap of ranges anew. */
final class Watched {

  private final List<long[]> ranges = new ArrayList<>();

  void add(long from, long to) {
    ranges.add(new long[] {from, to});
  }

  boolean nothing() {
    return ranges.isEmpty();
  }

  long through() {
    return ranges.stream().mapToLong(range -> range[1]).max().orElseThrow();
  }

  /** {@code [g0, g1)} each, oldest first: unobserved, with something observed before and after. */
  List<long[]> holes() {
    List<long[]> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(range -> range[0]));
    List<long[]> holes = new ArrayList<>();
    long reached = sorted.isEmpty() ? 0 : sorted.get(0)[1];
    for (long[] range : sorted) {
      if (range[0] > reached) {
        holes.add(new long[] {reached, range[0]});
      }
      reached = Math.max(reached, range[1]);
    }
    return holes;
  }
}
