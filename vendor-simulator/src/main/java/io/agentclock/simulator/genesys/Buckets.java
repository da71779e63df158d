package io.agentclock.simulator.genesys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/** An interval cut into pieces of one length from its start on; the last may be shorter. */
record Buckets(Interval interval, Duration length) {

  static Buckets whole(Interval interval) {
    return new Buckets(interval, Duration.between(interval.from(), interval.to()));
  }

  /**
   * @param granularity an ISO 8601 duration
   */
  static Buckets of(Interval interval, String granularity) {
    Duration length = length(granularity);
    if (length.isZero() || length.isNegative()) {
      throw Refusal.badRequest("Invalid granularity: " + granularity);
    }
    return new Buckets(interval, length);
  }

  /** The one an instant of the interval lies in. */
  Interval around(Instant instant) {
    Duration before = Duration.between(interval.from(), instant);
    Instant start = interval.from().plus(length.multipliedBy(before.dividedBy(length)));
    Instant end = start.plus(length);
    return new Interval(start, end.isAfter(interval.to()) ? interval.to() : end);
  }

  private static Duration length(String granularity) {
    try {
      if (granularity.contains("T") || granularity.endsWith("D")) {
        return Duration.parse(granularity);
      }
      Period period = Period.parse(granularity);
      if (period.toTotalMonths() == 0) {
        return Duration.ofDays(period.getDays());
      }
    } catch (DateTimeException e) {
      throw Refusal.badRequest("Invalid granularity: " + granularity);
    }
    throw Refusal.badRequest("Granularities of months are not simulated: " + granularity);
  }
}
