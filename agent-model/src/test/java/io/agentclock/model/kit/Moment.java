package io.agentclock.model.kit;

import java.time.Duration;
import java.time.Instant;

/** Reads the instants of stories: {@code 09:50}, {@code 09:50:30.500} or {@code +3 09:50}. */
public final class Moment {

  private static final String DAY = "2026-03-02T";

  private Moment() {}

  /** Epoch milliseconds of a time on the stories' day, or so many days after or before it. */
  public static long ms(String text) {
    int space = text.indexOf(' ');
    long days = space < 0 ? 0 : Long.parseLong(text.substring(0, space));
    String time = text.substring(space + 1);
    String seconds = time.length() == 5 ? time + ":00" : time;
    return Instant.parse(DAY + seconds + "Z").plus(Duration.ofDays(days)).toEpochMilli();
  }
}
