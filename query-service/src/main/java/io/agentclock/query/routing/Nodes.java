package io.agentclock.query.routing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All processors there may be, each asked for itself. */
@Singleton
public final class Nodes {

  private final Assignments assignments;
  private final ProcessorClient client;

  Nodes(Assignments assignments, ProcessorClient client) {
    this.assignments = assignments;
    this.client = client;
  }

  /**
   * Asks all of them at once.
   *
   * @param target path and query, encoded
   * @return by address; empty where the processor doesn't answer in time
   */
  public Map<URI, CompletableFuture<Optional<byte[]>>> ask(String target) {
    return assignments.processors().stream()
        .collect(Collectors.toMap(Function.identity(), node -> client.ofItself(node, target)));
  }
}
