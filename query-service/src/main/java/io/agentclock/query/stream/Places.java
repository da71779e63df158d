package io.agentclock.query.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places in the stream, and who has them. One is taken before the answer begins, so that many
 * who come at once can't have more than there are. Of any thread.
 */
final class Places {

  private static final long UNUSED_NANOS = Duration.ofSeconds(10).toNanos();

  private final int most;
  private final int mostEach;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<Place, Long> unused = new LinkedHashMap<>();
  private int total;

  /**
   * @param most of all callers together
   * @param mostEach of each caller
   */
  Places(int most, int mostEach) {
    this.most = most;
    this.mostEach = mostEach;
  }

  /** One caller's place; no two are the same. */
  static final class Place {

    private final String caller;

    private Place(String caller) {
      this.caller = caller;
    }
  }

  synchronized boolean isFull() {
    return total >= most;
  }

  /** Takes a place; none if there is none left, or none for this caller. */
  synchronized Optional<Place> take(String caller) {
    if (isFull() || taken.getOrDefault(caller, 0) >= mostEach) {
      return Optional.empty();
    }
    Place place = new Place(caller);
    taken.merge(caller, 1, Integer::sum);
    total++;
    unused.put(place, System.nanoTime());
    return Optional.of(place);
  }

  /** Whether a place is still the client's for whom it was taken; from now on it is. */
  synchronized boolean use(Place place) {
    return unused.remove(place) != null;
  }

  /** Of a place that was used, once. */
  synchronized void giveBack(Place place) {
    taken.computeIfPresent(place.caller, (caller, count) -> count == 1 ? null : count - 1);
    total--;
  }

  /** Gives back the places of those who went away before their stream began. */
  synchronized void giveBackUnused() {
    long now = System.nanoTime();
    List<Place> left =
        unused.entrySet().stream()
            .filter(entry -> now - entry.getValue() > UNUSED_NANOS)
            .map(Map.Entry::getKey)
            .toList();
    left.forEach(unused::remove);
    left.forEach(this::giveBack);
  }
}
