package io.agentclock.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests in any 60 seconds. */
public final class RateLimit {

  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final int limit;
  private final Deque<Instant> admitted = new ArrayDeque<>();

  public RateLimit(int limit) {
    this.limit = limit;
  }

  /** Whether one more may pass now; if so it is counted. */
  public synchronized boolean admits(Instant now) {
    Instant start = now.minus(WINDOW);
    while (!admitted.isEmpty() && !admitted.peek().isAfter(start)) {
      admitted.poll();
    }
    return admitted.size() < limit && admitted.add(now);
  }
}
