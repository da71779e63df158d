package io.agentclock.query.stream;

import io.agentclock.query.access.Caller;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The agents' states as they change, as server-sent events. */
@Controller("/v1/stream")
final class StreamController {

  private static final String LAST_ID_HEADER = "Last-Event-ID";
  private static final String LAST_ID = "lastEventId";
  private static final List<String> PARAMETERS =
      Stream.concat(StreamFilter.PARAMETERS.stream(), Stream.of(LAST_ID)).toList();

  private final LiveStream stream;

  StreamController(LiveStream stream) {
    this.stream = stream;
  }

  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  HttpResponse<?> stream(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    StreamFilter filter = StreamFilter.of(parameters, Caller.of(request).accounts());
    if (!stream.isKnown()) {
      return Answer.unavailable(request, "the agents' states are still being read");
    }
    if (!stream.hasRoom()) {
      return Answer.unavailable(request, "too many clients follow the stream already");
    }
    return HttpResponse.ok(stream.events(filter, lastId(request, parameters)))
        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Compressed for each of a thousand clients, or held back by a proxy, it wouldn't be live.
        .header(HttpHeaders.CONTENT_ENCODING, "identity")
        .header("X-Accel-Buffering", "no");
  }

  /** A browser that comes back says it in the header, and its address is what it was. */
  private static Optional<String> lastId(HttpRequest<?> request, Parameters parameters) {
    return Optional.ofNullable(request.getHeaders().get(LAST_ID_HEADER))
        .filter(id -> !id.isBlank())
        .or(() -> parameters.text(LAST_ID));
  }
}
