package io.agentclock.query.summary;

import io.agentclock.query.access.Caller;
import io.agentclock.query.api.SummaryCalls;
import io.agentclock.query.routing.Scatter;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.concurrent.CompletableFuture;

/** How many agents are in which state now. */
@Controller("/v1/summary")
final class SummaryController implements SummaryCalls {

  private final Scatter scatter;

  SummaryController(Scatter scatter) {
    this.scatter = scatter;
  }

  @Override
  @Get
  public CompletableFuture<HttpResponse<byte[]>> summary(HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    SummaryQuery query =
        SummaryQuery.of(Parameters.of(request, SummaryQuery.PARAMETERS), caller.accounts());
    return scatter
        .ask(caller.name(), query::question)
        .thenApply(
            answers ->
                answers.merged(
                    PartitionCounts::parse,
                    partitions -> TotalCounts.of(query.groupBy(), partitions).toJson()))
        .thenApply(summary -> Answer.of(request, summary));
  }
}
