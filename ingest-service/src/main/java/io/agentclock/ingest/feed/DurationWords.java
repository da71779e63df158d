package io.agentclock.ingest.feed;

import java.time.Duration;

/** Durations in messages, as people write them in the configuration: {@code P8D}, not PT192H. */
public final class DurationWords {

  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private DurationWords() {}

  /** With its days from two on; shorter ones in hours, as 24h and PT25H are usual. */
  public static String of(Duration duration) {
    if (duration.compareTo(TWO_DAYS) < 0) {
      return duration.toString();
    }
    Duration rest = duration.minusDays(duration.toDays());
    String days = "P%dD".formatted(duration.toDays());
    return rest.isZero() ? days : days + rest.toString().substring(1);
  }
}
