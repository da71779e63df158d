package io.agentclock.processor.raw;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/** Times in ISO-8601, as vendors write them: any offset, seconds or none, any fraction. */
public final class VendorTime {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private VendorTime() {}

  /**
   * Epoch milliseconds of a time.
   *
   * @param name of the field
   * @throws RefusedException if it is no time, has no offset, or lies before there were vendors
   */
  public static long instantMs(String name, String text) throws RefusedException {
    try {
      long epochMs = ISO.parse(text.strip(), Instant::from).toEpochMilli();
      if (epochMs >= 0) {
        return epochMs;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw bad(name, text, e);
    }
    throw bad(name, text, null);
  }

  private static RefusedException bad(String name, String text, RuntimeException cause) {
    return new RefusedException(
        RefusalReason.BAD_TIME,
        "%s is '%s', not a time like 2026-03-02T10:00:00.000Z".formatted(name, text),
        cause);
  }
}
