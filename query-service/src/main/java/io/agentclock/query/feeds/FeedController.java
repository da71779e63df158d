package io.agentclock.query.feeds;

import io.agentclock.contract.ContractJson;
import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.model.AgentKey;
import io.agentclock.query.access.Accounts;
import io.agentclock.query.access.Caller;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** How every feed's streams are doing, their lag counted to now. */
@Controller("/v1/feeds")
final class FeedController {

  private final Feeds feeds;
  private final Clock clock;

  FeedController(Feeds feeds, Clock clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> feeds(HttpRequest<?> request) {
    Parameters.of(request, List.of());
    Accounts accounts = Caller.of(request).accounts();
    return feeds
        .current()
        .map(streams -> Answer.json(json(seen(streams, accounts), clock.instant())))
        .orElseGet(() -> Answer.unavailable(request, "the feeds' progress is still being read"));
  }

  private static List<FeedStreamStatus> seen(List<FeedStreamStatus> streams, Accounts accounts) {
    return streams.stream()
        .filter(stream -> accounts.allow(AgentKey.scope(stream.source(), stream.account())))
        .toList();
  }

  private static byte[] json(List<FeedStreamStatus> streams, Instant now) {
    return ContractJson.object(
        json -> {
          json.writeArrayFieldStart("items");
          for (FeedStreamStatus stream : streams) {
            json.writeStartObject();
            stream.writeTo(json, now);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNullField("next");
        });
  }
}
