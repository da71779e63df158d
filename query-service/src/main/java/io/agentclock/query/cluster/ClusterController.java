package io.agentclock.query.cluster;

import io.agentclock.query.api.ClusterCalls;
import io.agentclock.query.routing.Nodes;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.Parameters;
import io.agentclock.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The processors, and which of them has which partition. */
@Controller
final class ClusterController implements ClusterCalls {

  private static final String TARGET = "/internal/node";

  private final Nodes nodes;
  private final int partitions;
  private final Clock clock;

  ClusterController(Nodes nodes, Settings settings, Clock clock) {
    this.nodes = nodes;
    this.partitions = settings.topics().partitions();
    this.clock = clock;
  }

  @Override
  @Get(uris = {"/cluster", "/v1/cluster"})
  public CompletableFuture<HttpResponse<byte[]>> cluster(HttpRequest<?> request) {
    Parameters.of(request, List.of());
    Map<URI, CompletableFuture<Optional<byte[]>>> asked = nodes.ask(TARGET);
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> ClusterView.of(partitions, answered(asked)))
        .thenApply(
            cluster -> Answer.json(cluster.toJson(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
  }

  private static SortedMap<URI, Optional<byte[]>> answered(
      Map<URI, CompletableFuture<Optional<byte[]>>> asked) {
    SortedMap<URI, Optional<byte[]>> answers = new TreeMap<>();
    asked.forEach((node, answer) -> answers.put(node, answer.join()));
    return answers;
  }
}
