package io.agentclock.query.agents;

import io.agentclock.query.routing.Deadline;
import io.agentclock.query.routing.Lookup;
import io.agentclock.query.routing.Router;
import io.agentclock.settings.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Asks the owners of all partitions for their part of a page. All of them, or there is no page. */
@Singleton
final class AgentSearch {

  private static final int AT_ONCE = 16;

  private final Router router;
  private final int partitions;

  AgentSearch(Router router, Settings settings) {
    this.router = router;
    this.partitions = settings.topics().partitions();
  }

  CompletableFuture<Lookup> page(AgentQuery query) {
    Map<Integer, Lookup> answers = new ConcurrentSkipListMap<>();
    Deadline deadline = Deadline.in(Router.PATIENCE);
    CompletableFuture<?>[] lanes =
        IntStream.range(0, Math.min(AT_ONCE, partitions))
            .mapToObj(first -> lane(first, query, deadline, answers))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(lanes).thenApply(done -> merge(answers, query));
  }

  /** Asks for one partition after the other, so that no request floods the processors. */
  private CompletableFuture<Void> lane(
      int partition, AgentQuery query, Deadline deadline, Map<Integer, Lookup> answers) {
    if (partition >= partitions) {
      return CompletableFuture.completedFuture(null);
    }
    return router
        .ask(partition, query.target(partition), deadline)
        .thenCompose(
            answer -> {
              answers.put(partition, answer);
              return lane(partition + AT_ONCE, query, deadline, answers);
            });
  }

  private static Lookup merge(Map<Integer, Lookup> answers, AgentQuery query) {
    List<List<KeyedJson>> found = new ArrayList<>();
    Map<Integer, String> missing = new TreeMap<>();
    answers.forEach(
        (partition, answer) -> {
          if (answer instanceof Lookup.Found list) {
            try {
              found.add(KeyedJson.items(list.json()));
            } catch (IOException e) {
              missing.put(partition, "its owner's answer can't be read");
            }
          } else {
            missing.put(partition, answer.why());
          }
        });
    return missing.isEmpty()
        ? new Lookup.Found(AgentPage.merge(found, query).toJson())
        : new Lookup.NotReady(describe(missing));
  }

  private static String describe(Map<Integer, String> missing) {
    return "the list would lack partition(s) %s: %s"
        .formatted(
            String.join(", ", missing.keySet().stream().map(String::valueOf).toList()),
            String.join("; ", missing.values().stream().distinct().toList()));
  }
}
