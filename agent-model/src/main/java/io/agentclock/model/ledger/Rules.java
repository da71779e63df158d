package io.agentclock.model.ledger;

import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.interval.Belief;
import io.agentclock.model.interval.IntervalGrid;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The settings everything is counted by.
 *
 * @param grid the intervals
 * @param retentionMs how far back anything can still change
 * @param maxUnchangedMs how long a staffed state that nobody renews is believed; absent: for ever
 * @param offlineRows whether rows of nothing but OFFLINE are published
 */
public record Rules(
    IntervalGrid grid, long retentionMs, OptionalLong maxUnchangedMs, boolean offlineRows) {

  /** How far an instant may lie after its fetch time. */
  public static final long MOST_AHEAD_MS = Duration.ofMinutes(5).toMillis();

  /** The rules of some durations. */
  public static Rules of(
      Duration interval, Duration retention, Optional<Duration> maxUnchanged, boolean offlineRows) {
    return new Rules(
        IntervalGrid.of(interval),
        retention.toMillis(),
        maxUnchanged
            .map(duration -> OptionalLong.of(duration.toMillis()))
            .orElse(OptionalLong.empty()),
        offlineRows);
  }

  /** What is believed under some coverage. */
  public Belief belief(Coverage coverage) {
    return new Belief(coverage, maxUnchangedMs);
  }

  /**
   * Slots of intervals that start earlier are gone.
   *
   * @param closedThroughMs intervals that end by then are closed; the smallest number there is
   *     before any is
   */
  long firstKeptMs(long closedThroughMs) {
    return closedThroughMs == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : grid.startOf(closedThroughMs - retentionMs);
  }
}
