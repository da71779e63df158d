package io.agentclock.query.web;

import io.agentclock.query.routing.Lookup;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Supplier;

/** The shapes an HTTP answer can have here. None of them may be cached. */
public final class Answer {

  private static final String RETRY_AFTER_SECONDS = "1";

  private Answer() {}

  /** 200 with JSON that is already bytes. */
  public static MutableHttpResponse<byte[]> json(byte[] json) {
    return HttpResponse.ok(json)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** 200 with what a processor said; a standby's says so itself, and how far behind it is. */
  public static MutableHttpResponse<byte[]> json(Lookup.Found found) {
    return json(
        found.standbyLagMs().isEmpty()
            ? found.body()
            : StandbyNote.in(found.body(), found.standbyLagMs().getAsLong()));
  }

  /**
   * What the owner of a key said, or that it said nothing.
   *
   * @param partition of the key
   * @param unknown what to say if the owner knows no such key
   */
  public static HttpResponse<byte[]> of(
      HttpRequest<?> request, int partition, Lookup lookup, Supplier<String> unknown) {
    if (lookup instanceof Lookup.Found found) {
      return json(found);
    }
    if (lookup instanceof Lookup.Unknown) {
      return problem(request, HttpStatus.NOT_FOUND, unknown.get());
    }
    return unavailable(
        request, "partition %d can't answer now: %s".formatted(partition, lookup.why()));
  }

  /** What all partitions' owners said together, or which of them said nothing. */
  public static HttpResponse<byte[]> of(HttpRequest<?> request, Lookup lookup) {
    return lookup instanceof Lookup.Found found ? json(found) : unavailable(request, lookup.why());
  }

  /** An error. */
  public static MutableHttpResponse<byte[]> problem(
      HttpRequest<?> request, HttpStatus status, String detail) {
    return problem(HttpResponse.status(status), detail, request.getPath());
  }

  /** 503: what was asked for can't be answered now, but soon. */
  public static MutableHttpResponse<byte[]> unavailable(HttpRequest<?> request, String detail) {
    return problem(request, HttpStatus.SERVICE_UNAVAILABLE, detail);
  }

  /** An error on top of what a response has already, its status and {@code Allow} for example. */
  static MutableHttpResponse<byte[]> problem(
      MutableHttpResponse<?> response, String detail, String instance) {
    HttpStatus status = response.status();
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    return response
        .body(new ProblemDetails(status, detail, instance).toJson())
        .contentType(ProblemDetails.MEDIA_TYPE);
  }
}
