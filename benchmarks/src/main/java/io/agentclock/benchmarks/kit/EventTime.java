package io.agentclock.benchmarks.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When the changes of a steady flow are said to have happened. The vendor's times are whole
 * seconds; where agents change more often than that, the flow's time runs faster than the clock, so
 * that no agent has two changes at one instant, and ends at the present.
 *
 * @param start of the first change
 * @param perSecond changes for each second of the clock
 * @param speed seconds of the flow for each second of the clock
 */
public record EventTime(Instant start, int perSecond, int speed) {

  /**
   * The time of a flow that begins now.
   *
   * @param agents who change in turn
   * @param longest how long it may last
   */
  public static EventTime of(int agents, int perSecond, Duration longest) {
    int speed = Math.max(1, (perSecond + agents - 1) / agents);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new EventTime(now.minus(longest.multipliedBy(speed - 1L)), perSecond, speed);
  }

  /** Of a change by its number, from 0. */
  public Instant of(long change) {
    return start.plusSeconds(change * speed / perSecond);
  }
}
