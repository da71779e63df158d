package io.agentclock.query.agents;

import io.agentclock.query.access.Caller;
import io.agentclock.query.routing.Lookup;
import io.agentclock.query.routing.Scatter;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Asks the owners of all partitions for their part of a page. All of them, or there is no page. */
@Singleton
final class AgentSearch {

  private final Scatter scatter;

  AgentSearch(Scatter scatter) {
    this.scatter = scatter;
  }

  CompletableFuture<Lookup> page(AgentQuery query, Caller caller) {
    return scatter
        .ask(caller.name(), query::question)
        .thenApply(
            answers ->
                answers.merged(KeyedJson::items, lists -> AgentPage.merge(lists, query).toJson()));
  }
}
