package io.agentclock.ingest.pull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A fixed rate without a backlog: whoever comes late skips what was missed and waits for the next
 * regular tick.
 */
final class Ticks {

  private final LongSupplier nanoTime;
  private final long first;
  private final long every;

  Ticks(Duration every, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.first = nanoTime.getAsLong();
    this.every = every.toNanos();
  }

  /** How long until the next tick. */
  Duration untilNext() {
    long passed = nanoTime.getAsLong() - first;
    return Duration.ofNanos(every - passed % every);
  }
}
