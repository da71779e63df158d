package io.agentclock.simulator.genesys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/**
 * A stretch of time in which a presence or routing status held: one record of the vendor's.
 *
 * @param end null while it holds still
 */
record Run<T>(T value, Instant start, Instant end) {

  /** What these changes come to; a change to what holds already is none. */
  static <C, T> List<Run<T>> of(NavigableMap<Instant, C> changes, Function<C, T> meaning) {
    List<Run<T>> runs = new ArrayList<>();
    T holding = null;
    Instant start = null;
    for (Map.Entry<Instant, C> change : changes.entrySet()) {
      T next = meaning.apply(change.getValue());
      if (next.equals(holding)) {
        continue;
      }
      if (holding != null) {
        runs.add(new Run<>(holding, start, change.getKey()));
      }
      holding = next;
      start = change.getKey();
    }
    if (holding != null) {
      runs.add(new Run<>(holding, start, null));
    }
    return runs;
  }

  boolean overlaps(Interval interval) {
    return start.isBefore(interval.to()) && (end == null || end.isAfter(interval.from()));
  }
}
