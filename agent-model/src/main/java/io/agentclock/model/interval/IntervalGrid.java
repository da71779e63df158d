package io.agentclock.model.interval;

import java.time.Duration;

/**
 * Tumbling intervals {@code [start, end)}, aligned to the UTC epoch.
 *
 * @param lengthMs of every interval
 */
public record IntervalGrid(long lengthMs) {

  public IntervalGrid {
    if (lengthMs <= 0) {
      throw new IllegalArgumentException("an interval has a length");
    }
  }

  /** The grid of a length. */
  public static IntervalGrid of(Duration length) {
    return new IntervalGrid(length.toMillis());
  }

  /** The start of the interval an instant lies in. */
  public long startOf(long instantMs) {
    return Math.floorDiv(instantMs, lengthMs) * lengthMs;
  }

  /** The end of the interval that starts there. */
  public long endOf(long startMs) {
    return startMs + lengthMs;
  }
}
