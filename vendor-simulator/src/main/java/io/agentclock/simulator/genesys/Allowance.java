package io.agentclock.simulator.genesys;

import java.time.Duration;
import java.time.Instant;

/**
 * The requests one token has left in this minute: unlike a sliding limit, it can say how many were
 * used and when they all come back, which the vendor's headers do.
 */
final class Allowance {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int limit;
  private Instant start = Instant.MIN;
  private int used;

  Allowance(int limit) {
    this.limit = limit;
  }

  synchronized boolean admits(Instant now) {
    renew(now);
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  int limit() {
    return limit;
  }

  synchronized int used(Instant now) {
    renew(now);
    return used;
  }

  synchronized int resetSeconds(Instant now) {
    renew(now);
    return Math.max(1, (int) Duration.between(now, start.plus(MINUTE)).toSeconds());
  }

  private void renew(Instant now) {
    if (start.equals(Instant.MIN) || !start.plus(MINUTE).isAfter(now)) {
      start = now;
      used = 0;
    }
  }
}
