package io.agentclock.simulator.genesys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** From an instant to another, the latter excluded; written {@code start/end}. */
record Interval(Instant from, Instant to) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * @throws Refusal if it's something else, or ends before it starts
   */
  static Interval parse(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length != 2) {
      throw Refusal.badRequest("interval is required, as start/end: " + text);
    }
    return between(instant(ends[0]), instant(ends[1]));
  }

  static Interval between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw Refusal.badRequest("The interval must end after it starts.");
    }
    return new Interval(from, to);
  }

  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.badRequest("Not a date and time: " + text);
    }
  }

  static String print(Instant instant) {
    return MILLIS.format(instant);
  }

  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  boolean longerThan(Duration length) {
    return Duration.between(from, to).compareTo(length) > 0;
  }

  /** With so much more before and after. */
  Interval wider(Duration by) {
    return new Interval(from.minus(by), to.plus(by));
  }

  @Override
  public String toString() {
    return print(from) + "/" + print(to);
  }
}
