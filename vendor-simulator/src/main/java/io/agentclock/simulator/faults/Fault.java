package io.agentclock.simulator.faults;

import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A fault on order. Fields its kind has no use for are ignored.
 *
 * @param times for how many requests, 0 = until cleared; standing kinds always hold until cleared
 * @param endpoint which of the vendors' endpoints it is for, {@code agentactivity}, {@code
 *     aggregates} or {@code genesys/token} say
 * @param status for STATUS
 * @param retryAfterSeconds for STATUS, what the Retry-After header says; null = no such header
 * @param millis for TIME_OUT (0 = until cleared), CLOCK_SKEW and LATE
 * @param fraction for DUPLICATES, 0 to 1
 * @param agentId for LATE; null = everyone
 * @param from for LATE, of events' times; null = from ever
 * @param to for LATE, exclusive; null = for ever
 */
public record Fault(
    FaultKind kind,
    int times,
    String endpoint,
    int status,
    Integer retryAfterSeconds,
    long millis,
    double fraction,
    String agentId,
    Instant from,
    Instant to) {

  /** The endpoint faults are for unless they say otherwise. */
  public static final String ACTIVITY = "agentactivity";

  public Fault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(endpoint, "endpoint");
    if (times < 0) {
      throw new IllegalArgumentException("times is negative: " + times);
    }
    if (kind == FaultKind.STATUS && (status < 200 || status > 599)) {
      throw new IllegalArgumentException("status must be 200 to 599: " + status);
    }
    if (retryAfterSeconds != null && retryAfterSeconds < 0) {
      throw new IllegalArgumentException("retryAfterSeconds is negative: " + retryAfterSeconds);
    }
    if (fraction < 0 || fraction > 1) {
      throw new IllegalArgumentException("fraction must be 0 to 1: " + fraction);
    }
  }

  /** A fault that needs no more than its kind, for so many requests. */
  public static Fault of(FaultKind kind, int times) {
    return new Fault(kind, times, ACTIVITY, 500, null, 0, 0, null, null, null);
  }

  public static Fault status(int status, int times) {
    return new Fault(FaultKind.STATUS, times, ACTIVITY, status, null, 0, 0, null, null, null);
  }

  /** No answer for so long; {@link Duration#ZERO}: until cleared. */
  public static Fault timeOut(Duration length, int times) {
    return new Fault(
        FaultKind.TIME_OUT, times, ACTIVITY, 500, null, length.toMillis(), 0, null, null, null);
  }

  public static Fault clockSkew(Duration ahead) {
    return new Fault(
        FaultKind.CLOCK_SKEW, 0, ACTIVITY, 500, null, ahead.toMillis(), 0, null, null, null);
  }

  public static Fault duplicates(double fraction) {
    return new Fault(FaultKind.DUPLICATES, 0, ACTIVITY, 500, null, 0, fraction, null, null, null);
  }

  /**
   * Holds events back until so long after they happened; null in place of an agent or bound means
   * any.
   */
  public static Fault late(Duration by, String agentId, Instant from, Instant to) {
    return new Fault(FaultKind.LATE, 0, ACTIVITY, 500, null, by.toMillis(), 0, agentId, from, to);
  }

  /** The same for another endpoint. */
  public Fault at(String otherEndpoint) {
    return new Fault(
        kind, times, otherEndpoint, status, retryAfterSeconds, millis, fraction, agentId, from, to);
  }

  /** The same with a Retry-After header. */
  public Fault withRetryAfter(int seconds) {
    return new Fault(kind, times, endpoint, status, seconds, millis, fraction, agentId, from, to);
  }

  /**
   * When the event is posted that would have been at {@code posted}: later, if this holds it back.
   */
  public Instant posted(TruthEvent event, Instant posted) {
    Instant then = event.at().plusMillis(millis);
    return concerns(event) && then.isAfter(posted) ? then : posted;
  }

  private boolean concerns(TruthEvent event) {
    return (agentId == null || agentId.equals(event.agentId()))
        && (from == null || !event.at().isBefore(from))
        && (to == null || event.at().isBefore(to));
  }
}
