package io.agentclock.query.stream;

import io.agentclock.settings.StreamSettings;
import java.time.Duration;
import java.util.Optional;

/** How long a client has kept others waiting. Of one thread. */
final class Patience {

  private static final long CATCH_UP_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long LONGEST_SNAPSHOT_NANOS = Duration.ofMinutes(2).toNanos();

  private long begunAt;
  private long resumedAt;
  private long waitingSince;
  private boolean waits;

  /** It was given a snapshot. */
  void begun() {
    begunAt = System.nanoTime();
  }

  /** It came back. */
  void resumed() {
    resumedAt = System.nanoTime();
  }

  /** Something waits for it, and it takes nothing. */
  void waiting() {
    if (!waits) {
      waits = true;
      waitingSince = System.nanoTime();
    }
  }

  /** It took something. */
  void served() {
    waits = false;
  }

  boolean isLost() {
    return System.nanoTime() - resumedAt > CATCH_UP_NANOS;
  }

  /** Why there is none left; none while there is. */
  Optional<String> end(StreamSettings settings, boolean onSnapshot) {
    long now = System.nanoTime();
    if (waits && now - waitingSince > settings.stall().toNanos()) {
      return Optional.of("it takes nothing");
    }
    return onSnapshot && now - begunAt > LONGEST_SNAPSHOT_NANOS
        ? Optional.of("it takes its snapshot too slowly")
        : Optional.empty();
  }
}
