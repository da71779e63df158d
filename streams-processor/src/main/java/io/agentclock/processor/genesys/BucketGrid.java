package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.processor.raw.VendorTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The intervals that buckets must be. What a bucket holds can't be told apart afterwards, so one
 * that isn't an interval can't be counted.
 *
 * @param grid the intervals
 */
record BucketGrid(IntervalGrid grid) {

  /** The start of a bucket that is said as {@code start/end}. */
  long startMs(String interval) throws RefusedException {
    int slash = interval.indexOf('/');
    if (slash < 0) {
      throw new RefusedException(
          RefusalReason.BAD_TIME, "interval is '%s', not start/end".formatted(interval));
    }
    return startMs(interval.substring(0, slash), interval.substring(slash + 1));
  }

  /** The start of a bucket. */
  long startMs(String from, String to) throws RefusedException {
    long fromMs = VendorTime.instantMs("start of the bucket", from);
    long toMs = VendorTime.instantMs("end of the bucket", to);
    if (fromMs >= toMs) {
      throw new RefusedException(
          RefusalReason.BAD_TIME, "the bucket starts at %s and ends at %s".formatted(from, to));
    }
    Duration wanted = Duration.ofMillis(grid.lengthMs());
    if (toMs - fromMs != grid.lengthMs()) {
      throw new RefusedException(
          RefusalReason.BAD_BUCKET,
          ("the bucket from %s is %s long, agentclock.interval is %s: ask the vendor for"
                  + " granularity %s, or set agentclock.interval")
              .formatted(
                  Instant.ofEpochMilli(fromMs), Duration.ofMillis(toMs - fromMs), wanted, wanted));
    }
    if (grid.startOf(fromMs) != fromMs) {
      throw new RefusedException(
          RefusalReason.BAD_BUCKET,
          ("the bucket from %s isn't on a border of agentclock.interval, %s: ask the vendor for"
                  + " granularity %s from a full hour on, in UTC")
              .formatted(Instant.ofEpochMilli(fromMs), wanted, wanted));
    }
    return fromMs;
  }
}
