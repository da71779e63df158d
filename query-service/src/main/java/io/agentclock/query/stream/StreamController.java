package io.agentclock.query.stream;

import io.agentclock.query.access.Caller;
import io.agentclock.query.api.StreamCalls;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The agents' states as they change, as server-sent events. */
@Controller("/v1/stream")
final class StreamController implements StreamCalls {

  private static final String LAST_ID_HEADER = "Last-Event-ID";
  private static final String LAST_ID = "lastEventId";
  private static final List<String> PARAMETERS =
      Stream.concat(StreamFilter.PARAMETERS.stream(), Stream.of(LAST_ID)).toList();

  private final LiveStream stream;
  private final Clock clock;

  StreamController(LiveStream stream, Clock clock) {
    this.stream = stream;
    this.clock = clock;
  }

  @Override
  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  public HttpResponse<?> stream(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    Caller caller = Caller.lasting(request, clock.instant());
    StreamFilter filter = StreamFilter.of(parameters, caller.accounts());
    if (!stream.isKnown()) {
      return Answer.unavailable(request, "the agents' states are still being read");
    }
    if (request.getMethod() == HttpMethod.HEAD) {
      return answer(Mono.empty());
    }
    Optional<String> lastId = lastId(request, parameters);
    return stream
        .places()
        .take(caller)
        .map(place -> new StreamRequest(filter, lastId, caller.until(), place))
        .<HttpResponse<?>>map(wanted -> answer(stream.events(wanted)))
        .orElseGet(() -> noPlace(request, caller));
  }

  private HttpResponse<?> noPlace(HttpRequest<?> request, Caller caller) {
    return stream
        .places()
        .refuse(
            request,
            caller,
            "too many clients follow the stream already",
            "follows the stream as often as one may; end one of these streams first");
  }

  private static HttpResponse<?> answer(Publisher<byte[]> events) {
    return HttpResponse.ok(events)
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
