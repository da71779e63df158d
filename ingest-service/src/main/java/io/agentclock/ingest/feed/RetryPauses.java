package io.agentclock.ingest.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long to wait after each failure in a row.
 *
 * @param first after the first failures
 * @param then after every further one
 */
public record RetryPauses(List<Duration> first, Duration then) {

  public RetryPauses {
    first = List.copyOf(first);
  }

  /** Each twice as long as the one before, up to the longest. */
  public static RetryPauses doubling(Duration initial, Duration most) {
    List<Duration> pauses = new ArrayList<>();
    for (Duration pause = initial; pause.compareTo(most) < 0; pause = pause.multipliedBy(2)) {
      pauses.add(pause);
    }
    return new RetryPauses(pauses, most);
  }

  /** The pause after this many failures in a row, at least one. */
  public Duration after(int failures) {
    return failures <= first.size() ? first.get(failures - 1) : then;
  }

  /** The shortest there is: nothing is asked again sooner. */
  public Duration shortest() {
    return first.isEmpty() ? then : first.get(0);
  }
}
