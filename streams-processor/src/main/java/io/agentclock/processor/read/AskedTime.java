package io.agentclock.processor.read;

import java.time.Duration;
import java.time.Instant;

/**
 * The time a question is about, {@code [from, to)}, epoch milliseconds; bounded, since each
 * interval of it is looked up.
 *
 * @param fromMs inclusive
 * @param toMs exclusive
 */
record AskedTime(long fromMs, long toMs) {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException if it doesn't end after it begins, or lies where nothing is,
   *     or is too long
   */
  static AskedTime of(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from %s isn't before to %s".formatted(from, to));
    }
    if (from.isBefore(FIRST) || to.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "from %s and to %s must lie between %s and %s".formatted(from, to, FIRST, LAST));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "from %s to %s is longer than %s".formatted(from, to, LONGEST));
    }
    return new AskedTime(from.toEpochMilli(), to.toEpochMilli());
  }
}
