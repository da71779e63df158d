package io.agentclock.query.web;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The query parameters of one request. Every complaint names its parameter. */
public final class Parameters {

  /** How far behind a standby may be that answers. */
  public static final String MAX_LAG_MS = "maxLagMs";

  private static final int SHOWN_LENGTH = 100;
  private static final long LONGEST_LAG_MS = Duration.ofDays(1).toMillis();
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern BLANK_OFFSET = Pattern.compile(" (?=\\d\\d(:?\\d\\d)?$)");
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final HttpParameters values;

  private Parameters(HttpParameters values) {
    this.values = values;
  }

  /**
   * Reads a request's parameters.
   *
   * @param known the names that are allowed
   * @throws BadParameterException if one has another name, is there twice, or is empty
   */
  public static Parameters of(HttpRequest<?> request, List<String> known) {
    HttpParameters values = request.getParameters();
    for (String name : values.names()) {
      if (!known.contains(name)) {
        throw unknown(name, known);
      }
      if (values.getAll(name).size() > 1) {
        throw bad(name, "is given more than once");
      }
      if (values.getFirst(name).orElse("").isBlank()) {
        throw bad(name, "is empty; leave it out or give it a value");
      }
    }
    return new Parameters(values);
  }

  /** A text. */
  public Optional<String> text(String name) {
    return values.getFirst(name);
  }

  /** A whole number within bounds. */
  public Optional<Long> number(String name, long least, long most) {
    return text(name).map(text -> number(name, text, least, most));
  }

  /** An instant; any offset will do. */
  public Optional<Instant> instant(String name) {
    return text(name).map(text -> instant(name, text));
  }

  /** How far behind a standby may be that answers; empty: none may. */
  public OptionalLong maxLagMs() {
    return number(MAX_LAG_MS, 0, LONGEST_LAG_MS).stream().mapToLong(Long::longValue).findFirst();
  }

  /** A complaint about a parameter. */
  public static BadParameterException bad(String name, String complaint) {
    return new BadParameterException("the parameter '%s' %s".formatted(shown(name), complaint));
  }

  /** A caller's text, short enough to be repeated to him. */
  public static String shown(String text) {
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…";
  }

  private static BadParameterException unknown(String name, List<String> known) {
    return bad(
        name,
        known.isEmpty()
            ? "is unknown; this call has none"
            : "is unknown; this call's are " + String.join(", ", known));
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(
        name, "is '%s', not a whole number from %d to %d".formatted(shown(text), least, most));
  }

  private static Instant instant(String name, String text) {
    try {
      // An offset's + that wasn't percent-encoded arrives as a blank.
      String plus = BLANK_OFFSET.matcher(text).replaceFirst("+");
      Instant instant = ISO.parse(plus, Instant::from);
      if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw bad(
        name,
        "is '%s', not an ISO-8601 instant like 2026-03-02T10:00:00Z (from 1970 to 9998)"
            .formatted(shown(text)));
  }
}
