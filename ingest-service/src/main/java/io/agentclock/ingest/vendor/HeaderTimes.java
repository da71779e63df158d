package io.agentclock.ingest.vendor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads the times in HTTP headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
 */
final class HeaderTimes {

  /** Longer waits are taken for a mistake. */
  private static final Duration MOST = Duration.ofHours(1);

  private HeaderTimes() {}

  /** How long the vendor wants us to wait, by seconds or by a date of the vendor's clock. */
  static Optional<Duration> of(HttpAnswer answer) {
    return answer
        .header("retry-after")
        .flatMap(text -> seconds(text.strip()).or(() -> until(text.strip(), answer)))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  /** The vendor's clock at the answer. */
  static Optional<Instant> date(HttpAnswer answer) {
    return answer.header("date").flatMap(HeaderTimes::instant);
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Duration> until(String text, HttpAnswer answer) {
    Instant vendorsNow = date(answer).orElse(answer.ended());
    return instant(text).map(then -> Duration.between(vendorsNow, then));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
