package io.agentclock.query.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bounded range of time {@code [from, to)}.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {

  private static final String FROM = "from";
  private static final String TO = "to";

  /** The parameters it is read from. */
  public static final List<String> PARAMETERS = List.of(FROM, TO);

  private static final Duration DEFAULT_LENGTH = Duration.ofHours(24);

  /** Those, and others. */
  public static List<String> parametersAnd(String... others) {
    return Stream.concat(PARAMETERS.stream(), Stream.of(others)).toList();
  }

  /**
   * The range of a request: without {@code to} it ends a day after {@code from}, without both it is
   * the day until now.
   *
   * @param longest it may be
   * @throws BadParameterException if it can't be used
   */
  public static TimeRange of(Parameters parameters, Instant now, Duration longest) {
    Duration usual = DEFAULT_LENGTH.compareTo(longest) < 0 ? DEFAULT_LENGTH : longest;
    Instant to =
        parameters
            .instant(TO)
            .or(() -> parameters.instant(FROM).map(from -> from.plus(usual)))
            .orElse(now);
    return new TimeRange(parameters.instant(FROM).orElse(to.minus(usual)), to).checked(longest);
  }

  private TimeRange checked(Duration longest) {
    if (!from.isBefore(to)) {
      throw Parameters.bad(FROM, "is %s, which isn't before 'to', %s".formatted(from, to));
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw Parameters.bad(
          FROM,
          "is %s, too far before 'to', %s: a range can be %s long at most"
              .formatted(from, to, longest));
    }
    return this;
  }

  /** As a query of the processors. */
  public String query() {
    return "?from=" + from + "&to=" + to;
  }
}
