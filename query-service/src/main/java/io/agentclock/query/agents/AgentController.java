package io.agentclock.query.agents;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.AgentKey;
import io.agentclock.query.access.Caller;
import io.agentclock.query.api.AgentCalls;
import io.agentclock.query.routing.Deadline;
import io.agentclock.query.routing.Question;
import io.agentclock.query.routing.Router;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.BadParameterException;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import io.agentclock.query.web.TimeRange;
import io.agentclock.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Agents: who is in which state, and how each came to be. */
@Controller("/v1/agents")
final class AgentController implements AgentCalls {

  // Without the pattern a key with + & or ; would match no route.
  private static final String AGENT = "/{agent:[^/]+}";
  private static final String AGENTS = "/internal/agents/";
  private static final int KEY_SEGMENT = 3; // of /v1/agents/{agent}

  private static final List<String> STATE_PARAMETERS = List.of(Parameters.MAX_LAG_MS);
  private static final List<String> RANGE_PARAMETERS =
      TimeRange.parametersAnd(Parameters.MAX_LAG_MS);

  private final Router router;
  private final AgentSearch search;
  private final KeyPartitioner partitioner;
  private final Duration longestRange;
  private final Clock clock;

  AgentController(Router router, AgentSearch search, Settings settings, Clock clock) {
    this.router = router;
    this.search = search;
    this.partitioner = new KeyPartitioner(settings.topics().partitions());
    this.longestRange = settings.retention();
    this.clock = clock;
  }

  @Override
  @Get
  public CompletableFuture<HttpResponse<byte[]>> agents(HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    AgentQuery query =
        AgentQuery.of(Parameters.of(request, AgentQuery.PARAMETERS), caller.accounts());
    return search.page(query, caller).thenApply(page -> Answer.of(request, page));
  }

  @Override
  @Get(AGENT)
  public CompletableFuture<HttpResponse<byte[]>> agent(HttpRequest<?> request) {
    return ask(request, "", Parameters.of(request, STATE_PARAMETERS));
  }

  @Override
  @Get(AGENT + "/timeline")
  public CompletableFuture<HttpResponse<byte[]>> timeline(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, RANGE_PARAMETERS);
    return ask(request, "/timeline" + range(parameters).query(), parameters);
  }

  @Override
  @Get(AGENT + "/intervals")
  public CompletableFuture<HttpResponse<byte[]>> intervals(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, RANGE_PARAMETERS);
    return ask(request, "/intervals" + range(parameters).query(), parameters);
  }

  private TimeRange range(Parameters parameters) {
    return TimeRange.of(parameters, clock.instant(), longestRange);
  }

  private CompletableFuture<HttpResponse<byte[]>> ask(
      HttpRequest<?> request, String what, Parameters parameters) {
    AgentKey agent = agentIn(request);
    int partition = partitioner.of(agent);
    Question question =
        Question.json(AGENTS + PathText.encode(agent.toString()) + what)
            .with(Caller.of(request).accounts().parameter())
            .within(parameters.maxLagMs());
    return router
        .ask(partition, question, Deadline.in(Router.PATIENCE))
        .thenApply(
            lookup ->
                Answer.of(
                    request, partition, lookup, () -> "no agent '%s' is known".formatted(agent)));
  }

  private static AgentKey agentIn(HttpRequest<?> request) {
    String segment = PathText.segment(request, KEY_SEGMENT);
    try {
      return AgentKey.parse(PathText.decode(segment));
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(
          ("'%s' is no agent key: %s. A key is source:account:agentId, percent-encoded in the"
                  + " address, for example kore:63fb9a0f90425b644d3e:a-59bb17e")
              .formatted(Parameters.shown(segment), e.getMessage()));
    }
  }
}
