package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a request's parameters and gathers all that is wrong with them, as the vendor names all
 * causes at once. What is wrong reads as if it were absent.
 */
final class Parameters {

  private static final Pattern SOURCE = Pattern.compile("[a-zA-Z0-9_]{1,20}");

  private final Request request;
  private final List<String> causes = new ArrayList<>();

  Parameters(Request request) {
    this.request = request;
  }

  void refuse(String cause) {
    causes.add(cause);
  }

  boolean areRefused() {
    return !causes.isEmpty();
  }

  Response refusal() {
    return LivePersonErrors.badRequest(causes);
  }

  /** Who calls; any name will do. */
  void requireSource() {
    if (request.parameter("source").isEmpty()) {
      refuse("source: may not be empty");
    }
  }

  /** Who calls, by a name as the handle time APIs want it. */
  void requireStrictSource() {
    requireSource();
    request
        .parameter("source")
        .filter(source -> !SOURCE.matcher(source).matches())
        .ifPresent(source -> refuse("source: must match \"^[a-zA-Z0-9_]{1,20}$\""));
  }

  Optional<String> text(String name) {
    return request.parameter(name);
  }

  /** The value of a parameter whose letter case the vendor's revisions don't agree on. */
  Optional<String> textOfAnyCase(String name) {
    return request.query().entrySet().stream()
        .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  int offset() {
    return number("offset", 0, 0, Integer.MAX_VALUE);
  }

  int limit(int usual, int most) {
    return number("limit", usual, 1, most);
  }

  int number(String name, int usual, int least, int most) {
    Optional<Long> asked = number(name);
    if (asked.isEmpty()) {
      return usual;
    }
    if (asked.get() < least) {
      refuse(name + ": must be greater than or equal to " + least);
      return usual;
    }
    if (asked.get() > most) {
      refuse(name + ": must be less than or equal to " + most);
      return usual;
    }
    return asked.get().intValue();
  }

  Optional<Long> number(String name) {
    try {
      return request.parameter(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      refuse(name + ": must be a number");
      return Optional.empty();
    }
  }

  /** RFC 3339, the seconds optional as in the vendor's own links. */
  Optional<OffsetDateTime> time(String name) {
    try {
      return request.parameter(name).map(OffsetDateTime::parse);
    } catch (DateTimeParseException e) {
      refuse(name + ": must be an RFC 3339 date-time");
      return Optional.empty();
    }
  }

  /** ISO without a zone, which is UTC. */
  Optional<OffsetDateTime> localTime(String name) {
    try {
      return request
          .parameter(name)
          .map(text -> LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      refuse(name + ": must be an ISO date-time without a zone");
      return Optional.empty();
    }
  }

  Optional<OffsetDateTime> millis(String name) {
    try {
      return number(name).map(ms -> Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      refuse(name + ": is out of range");
      return Optional.empty();
    }
  }

  /** One of two ways to say a time; saying both is refused. */
  Optional<OffsetDateTime> either(
      String name, Optional<OffsetDateTime> one, String otherName, Optional<OffsetDateTime> other) {
    if (one.isPresent() && other.isPresent()) {
      refuse(name + ", " + otherName + ": are mutually exclusive");
    }
    return one.or(() -> other);
  }
}
