package io.agentclock.query.intervals;

import io.agentclock.query.access.Caller;
import io.agentclock.query.routing.Gathered;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.MediaRanges;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpHeaders;
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

/** Everyone's interval rows, streamed. */
@Controller("/v1/intervals")
final class IntervalController {

  private final Export export;
  private final Clock clock;

  IntervalController(Export export, Clock clock) {
    this.export = export;
    this.clock = clock;
  }

  // The framework knows nothing of q=0 and the like; what is accepted is decided here.
  @Get(produces = MediaType.ALL)
  CompletableFuture<? extends HttpResponse<?>> intervals(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, RowQuery.PARAMETERS);
    Optional<RowFormat> format = RowFormat.liked(MediaRanges.of(request));
    if (format.isEmpty()) {
      return CompletableFuture.completedFuture(
          Answer.problem(
              request,
              HttpStatus.NOT_ACCEPTABLE,
              "intervals can be had as application/json, application/x-ndjson or text/csv"));
    }
    RowQuery query =
        RowQuery.of(parameters, Caller.of(request).accounts(), format.get(), clock.instant());
    return export
        .begin(query)
        .thenApply(
            begun ->
                begun.isWhole()
                    ? rows(query, begun)
                    : Answer.unavailable(request, begun.whatIsMissing()));
  }

  private MutableHttpResponse<?> rows(RowQuery query, Gathered begun) {
    MutableHttpResponse<?> response =
        HttpResponse.ok(export.rows(query, begun))
            .contentType(query.format().answered())
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return query.format() == RowFormat.CSV
        ? response.header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(query.fileName()))
        : response;
  }
}
