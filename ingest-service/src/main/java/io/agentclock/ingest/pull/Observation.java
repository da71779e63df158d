package io.agentclock.ingest.pull;

import io.agentclock.ingest.feed.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a read window lets us say was observed.
 *
 * @param from inclusive
 * @param to exclusive; not after {@code from} where nothing can be said yet
 * @param skew how far the vendor's clock is ahead of ours (negative: behind), where that is more
 *     than {@link #TOLERATED}
 */
record Observation(Instant from, Instant to, Optional<Duration> skew) {

  /** The difference of two clocks that nobody minds. */
  static final Duration TOLERATED = Duration.ofSeconds(5);

  /** The date in a header has whole seconds. */
  private static final Duration DATE_STEP = Duration.ofMillis(999);

  /**
   * The window's end counts, but not beyond the request's start less the settle time: by our clock
   * or the vendor's, whichever is behind, once they differ.
   *
   * @param begun by our clock, before the request went out
   * @param ended by our clock, after the last byte came
   * @param vendorDate by the vendor's clock, at some time between the two
   */
  static Observation of(
      Window window, Duration settle, Instant begun, Instant ended, Optional<Instant> vendorDate) {
    Optional<Duration> skew =
        vendorDate
            .map(date -> skew(begun, ended, date))
            .filter(difference -> difference.abs().compareTo(TOLERATED) > 0);
    Instant asked = skew.isEmpty() ? begun : earlier(begun, vendorDate.get());
    return new Observation(window.from(), earlier(window.to(), asked.minus(settle)), skew);
  }

  /** The same, but not beyond what the vendor called complete. */
  Observation upTo(Optional<Instant> completeTo) {
    return new Observation(from, completeTo.map(most -> earlier(to, most)).orElse(to), skew);
  }

  /**
   * The end that a progress record names. A pull is over also where all that it read may still
   * change; the window's first millisecond stands for it then, and is read again by the next one.
   */
  Instant progressTo() {
    return isEmpty() ? from.plusMillis(1) : to;
  }

  /** Whether there is anything to say. */
  boolean isEmpty() {
    return !to.isAfter(from);
  }

  private static Duration skew(Instant begun, Instant ended, Instant date) {
    if (date.isAfter(ended)) {
      return Duration.between(ended, date);
    }
    Instant latest = date.plus(DATE_STEP);
    return latest.isBefore(begun) ? Duration.between(begun, latest) : Duration.ZERO;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
