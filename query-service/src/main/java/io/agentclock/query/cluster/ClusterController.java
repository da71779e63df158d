package io.agentclock.query.cluster;

import io.agentclock.query.routing.Nodes;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.agentclock.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The processors, and which of them has which partition. */
@Controller
final class ClusterController {

  private final Nodes nodes;
  private final int partitions;
  private final Clock clock;

  ClusterController(Nodes nodes, Settings settings, Clock clock) {
    this.nodes = nodes;
    this.partitions = settings.topics().partitions();
    this.clock = clock;
  }

  @Get(uris = {"/cluster", "/v1/cluster"})
  CompletableFuture<HttpResponse<byte[]>> cluster(HttpRequest<?> request) {
    Parameters.of(request, List.of());
    return nodes
        .ask()
        .thenApply(answers -> Answer.json(Cluster.of(partitions, answers).toJson(clock.instant())));
  }
}
