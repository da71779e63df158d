package io.agentclock.simulator.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What counts as done.
 *
 * @param sources that must be there; others are compared if they are
 * @param agentsMin of each source
 * @param slack how long after its end an interval may take to close
 * @param handleSlack how long after its end an interval's handle time may take
 * @param eventsFrom earlier events were never asked for; null for none
 */
record SmokeLimits(
    Set<String> sources,
    int agentsMin,
    Duration interval,
    Duration maxUnchanged,
    Duration slack,
    Duration handleSlack,
    Instant eventsFrom,
    boolean allowHoles) {

  /** The last border between intervals that is so long ago. */
  Instant border(Instant now, Duration ago) {
    long length = interval.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.minus(ago).toEpochMilli(), length) * length);
  }
}
