package io.agentclock.query.routing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** What every processor there may be says of itself. */
@Singleton
public final class Nodes {

  private final Assignments assignments;
  private final ProcessorClient client;

  Nodes(Assignments assignments, ProcessorClient client) {
    this.assignments = assignments;
    this.client = client;
  }

  /** Asks all of them together; by address, empty for those that don't answer in time. */
  public CompletableFuture<SortedMap<URI, Optional<byte[]>>> ask() {
    ConcurrentSkipListMap<URI, Optional<byte[]>> answers = new ConcurrentSkipListMap<>();
    CompletableFuture<?>[] questions =
        assignments.processors().stream()
            .map(
                processor ->
                    client.node(processor).thenAccept(node -> answers.put(processor, node)))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(questions).thenApply(done -> answers);
  }
}
