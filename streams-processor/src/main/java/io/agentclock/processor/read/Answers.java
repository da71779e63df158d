package io.agentclock.processor.read;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Lookups as HTTP: the only place here that knows status codes. */
final class Answers {

  private static final String SERVED_BY = "AgentClock-Served-By";
  private static final String STANDBY = "STANDBY";
  private static final String LAG = "AgentClock-Lag-Ms";
  private static final String NEXT = "AgentClock-Next";

  private Answers() {}

  static HttpResponse<?> of(Lookup lookup) {
    return of(lookup, MediaType.APPLICATION_JSON_TYPE, "no such agent");
  }

  /**
   * Any lookup.
   *
   * @param type of what was found
   * @param unknown what to say where nothing is
   */
  static HttpResponse<?> of(Lookup lookup, MediaType type, String unknown) {
    if (lookup instanceof Lookup.Found found) {
      return found(found).contentType(type);
    }
    if (lookup instanceof Lookup.NotReady notReady) {
      return problem(HttpStatus.SERVICE_UNAVAILABLE, notReady.why());
    }
    return lookup instanceof Lookup.Elsewhere
        ? HttpResponse.status(HttpStatus.MISDIRECTED_REQUEST)
        : problem(HttpStatus.NOT_FOUND, unknown);
  }

  private static MutableHttpResponse<byte[]> found(Lookup.Found found) {
    MutableHttpResponse<byte[]> response = HttpResponse.ok(found.body());
    if (found.lagMs().isPresent()) {
      response.header(SERVED_BY, STANDBY);
      response.header(LAG, Long.toString(found.lagMs().getAsLong()));
    }
    found.next().ifPresent(next -> response.header(NEXT, encoded(next)));
    return response;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static HttpResponse<?> badRequest(RuntimeException problem) {
    return problem(HttpStatus.BAD_REQUEST, Objects.requireNonNullElse(problem.getMessage(), ""));
  }

  private static HttpResponse<?> problem(HttpStatus status, String detail) {
    return HttpResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(Map.of("status", status.getCode(), "title", status.getReason(), "detail", detail));
  }
}
