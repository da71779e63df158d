package io.agentclock.query.health;

import io.agentclock.query.feeds.Feeds;
import io.agentclock.query.routing.Assignments;
import io.agentclock.query.stream.LiveStream;
import io.agentclock.query.web.Answer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;

/** Whether the process runs, and whether it is of any use yet. */
@Controller("/health")
final class HealthController {

  private static final String UP = "{\"status\":\"UP\"}";

  private final Feeds feeds;
  private final LiveStream stream;
  private final Assignments assignments;

  HealthController(Feeds feeds, LiveStream stream, Assignments assignments) {
    this.feeds = feeds;
    this.stream = stream;
    this.assignments = assignments;
  }

  @Get("/liveness")
  HttpResponse<byte[]> liveness() {
    return Answer.json(UP.getBytes(StandardCharsets.UTF_8));
  }

  @Get("/readiness")
  HttpResponse<byte[]> readiness(HttpRequest<?> request) {
    if (!assignments.isKnown()) {
      return Answer.unavailable(request, "no processor has told yet who owns which partition");
    }
    if (!feeds.isKnown()) {
      return Answer.unavailable(request, "the feeds' progress is still being read");
    }
    if (!stream.isKnown()) {
      return Answer.unavailable(request, "the agents' states are still being read");
    }
    return liveness();
  }
}
