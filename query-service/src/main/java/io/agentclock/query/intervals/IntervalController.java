package io.agentclock.query.intervals;

import io.agentclock.query.access.Caller;
import io.agentclock.query.access.Places;
import io.agentclock.query.api.IntervalCalls;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.MediaRanges;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;

/** Everyone's interval rows, streamed. */
@Controller("/v1/intervals")
final class IntervalController implements IntervalCalls {

  private final Export export;
  private final Clock clock;

  IntervalController(Export export, Clock clock) {
    this.export = export;
    this.clock = clock;
  }

  // Which of the formats it is, is decided here.
  @Override
  @Get(produces = MediaType.ALL)
  public CompletableFuture<? extends HttpResponse<?>> intervals(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, RowQuery.PARAMETERS);
    Optional<RowFormat> format = RowFormat.liked(MediaRanges.of(request));
    if (format.isEmpty()) {
      return CompletableFuture.completedFuture(
          Answer.problem(
              request,
              HttpStatus.NOT_ACCEPTABLE,
              "intervals can be had as application/json, application/x-ndjson or text/csv"));
    }
    Caller caller = Caller.of(request);
    RowQuery query = RowQuery.of(parameters, caller.accounts(), format.get(), clock.instant());
    return export
        .places()
        .take(caller)
        .<CompletableFuture<? extends HttpResponse<?>>>map(
            place -> answer(request, query, caller, place))
        .orElseGet(() -> CompletableFuture.completedFuture(noPlace(request, caller)));
  }

  private HttpResponse<?> noPlace(HttpRequest<?> request, Caller caller) {
    return export
        .places()
        .refuse(
            request,
            caller,
            "too many exports are on their way already",
            "has as many exports on their way as one may; let one of these end first");
  }

  /** The place is the body's if there is one; otherwise it is free again. */
  private CompletableFuture<? extends HttpResponse<?>> answer(
      HttpRequest<?> request, RowQuery query, Caller caller, Places.Place place) {
    return export
        .begin(query, caller)
        .whenComplete(
            (begun, failure) -> {
              if (failure != null || !begun.isWhole() || request.getMethod() == HttpMethod.HEAD) {
                export.places().giveBack(place);
              }
            })
        .thenApply(
            begun ->
                begun.isWhole()
                    ? rows(query, export.rows(query, begun, place))
                    : Answer.unavailable(request, begun.whatIsMissing()));
  }

  private static MutableHttpResponse<?> rows(RowQuery query, Publisher<byte[]> rows) {
    MutableHttpResponse<?> response =
        HttpResponse.ok(rows)
            .contentType(query.format().answered())
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return query.format() == RowFormat.CSV
        ? response.header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(query.fileName()))
        : response;
  }
}
