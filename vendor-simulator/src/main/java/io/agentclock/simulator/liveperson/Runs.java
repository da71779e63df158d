package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.SeedMix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What there was to see when a client asked for a first page, kept for the pages after it: they
 * neither shift nor cost it all again.
 */
final class Runs<T> {

  private final Map<Object, List<T>> kept;

  /**
   * @param most how many are kept
   */
  Runs(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, List<T>> eldest) {
            return size() > most;
          }
        };
  }

  /** Some of the items twice, by a fraction. */
  static <T> List<T> withDuplicates(List<T> items, double fraction) {
    List<T> all = new ArrayList<>(items);
    if (fraction > 0) {
      IntStream.range(0, items.size())
          .filter(i -> SeedMix.stream(i).nextDouble() < fraction)
          .forEach(i -> all.add(items.get(i)));
    }
    return all;
  }

  /** All there is to see now. */
  synchronized List<T> begun(Object key, Supplier<List<T>> now) {
    List<T> all = now.get();
    kept.put(key, all);
    return all;
  }

  /** What there was when this began; all there is now, if it never did. */
  synchronized List<T> goneOn(Object key, Supplier<List<T>> now) {
    List<T> all = kept.get(key);
    return all == null ? begun(key, now) : all;
  }

  /** The same with more in the middle, for this page and all after it. */
  synchronized List<T> withMore(Object key, int at, List<T> more) {
    List<T> all = new ArrayList<>(kept.get(key));
    all.addAll(Math.min(at, all.size()), more);
    kept.put(key, all);
    return all;
  }

  /** Begun by offset 0, gone on by any other. */
  List<T> at(int offset, Object key, Supplier<List<T>> now) {
    return offset == 0 ? begun(key, now) : goneOn(key, now);
  }
}
