package io.agentclock.simulator.liveperson;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time asked about, its start included and its end not, in the offsets it was asked in; the
 * vendor echoes them.
 */
record Frame(OffsetDateTime start, OffsetDateTime end) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** Status changes: both bounds or none, a month at most, six months back at most. */
  static Frame ofStatuses(Parameters asked, Instant now) {
    Optional<OffsetDateTime> from = asked.time("from");
    Optional<OffsetDateTime> to = asked.time("to");
    if (from.isPresent() != to.isPresent()) {
      asked.refuse("from, to: if one is given, the other is required");
    }
    if (from.isEmpty() || to.isEmpty()) {
      return lastDay(now);
    }
    Frame frame = new Frame(from.get(), to.get());
    frame.checkOrder(asked);
    if (frame.start.plusMonths(1).isBefore(frame.end)) {
      asked.refuse("to: must be at most 1 month after from");
    }
    if (frame.start.isBefore(utc(now).minusMonths(6))) {
      asked.refuse("from: must be at most 6 months in the past");
    }
    return frame;
  }

  /** Segments: a day unless said otherwise, a week at most, a month back at most. */
  static Frame ofSegments(Parameters asked, Instant now) {
    Optional<OffsetDateTime> from =
        asked.either("from", asked.time("from"), "fromMillis", asked.millis("fromMillis"));
    Optional<OffsetDateTime> to =
        asked.either("to", asked.time("to"), "toMillis", asked.millis("toMillis"));
    OffsetDateTime end = to.orElseGet(() -> utc(now));
    Frame frame = new Frame(from.orElseGet(() -> end.minus(DAY)), end);
    frame.checkWeek(asked);
    if (frame.start.isBefore(utc(now).minusMonths(1))) {
      asked.refuse("from: must be at most 1 month in the past");
    }
    return frame;
  }

  /** Net handle time: required, a week at most, nine weeks back at most. */
  static Frame ofSkills(Parameters asked, Instant now) {
    Optional<OffsetDateTime> from =
        asked.either(
            "fromDate", asked.localTime("fromDate"), "fromMillis", asked.millis("fromMillis"));
    Optional<OffsetDateTime> to =
        asked.either("toDate", asked.localTime("toDate"), "toMillis", asked.millis("toMillis"));
    if (from.isEmpty() || to.isEmpty()) {
      asked.refuse("fromDate and toDate, or fromMillis and toMillis: are required");
      return lastDay(now);
    }
    if (asked.text("fromDate").isPresent() != asked.text("toDate").isPresent()) {
      asked.refuse("fromDate, toDate: both ISO or both epoch");
    }
    Frame frame = new Frame(from.get(), to.get());
    frame.checkWeek(asked);
    if (frame.start.isBefore(utc(now).minusWeeks(9))) {
      asked.refuse("fromDate: must be at most 9 weeks in the past");
    }
    return frame;
  }

  Instant from() {
    return start.toInstant();
  }

  Instant to() {
    return end.toInstant();
  }

  boolean holds(Instant at) {
    return !at.isBefore(from()) && at.isBefore(to());
  }

  private void checkOrder(Parameters asked) {
    if (end.isBefore(start)) {
      asked.refuse("from: must not be after to");
    }
  }

  private void checkWeek(Parameters asked) {
    checkOrder(asked);
    if (start.plus(WEEK).isBefore(end)) {
      asked.refuse("to: must be at most 1 week after from");
    }
  }

  private static Frame lastDay(Instant now) {
    return new Frame(utc(now.minus(DAY)), utc(now));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
