package io.agentclock.query.routing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the owner of a partition, and asks again while the owner is moving, unreachable or not
 * ready, until the time is up. What is returned then says why.
 */
@Singleton
public final class Router {

  /** How long a caller is made to wait before he is told to come back. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration ATTEMPT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

  private final Assignments assignments;
  private final ProcessorClient client;

  Router(Assignments assignments, ProcessorClient client) {
    this.assignments = assignments;
    this.client = client;
  }

  /**
   * Asks the owner of a partition.
   *
   * @param target path and query, encoded
   * @param deadline for several questions of one request
   */
  public CompletableFuture<Lookup> ask(int partition, String target, Deadline deadline) {
    return attempt(new Question(partition, target, deadline, 0, FIRST_PAUSE));
  }

  /** Asks every processor there is, each once. */
  public List<CompletableFuture<Lookup>> askEveryone(String target, Duration timeout) {
    return assignments.processors().stream()
        .map(processor -> client.ask(processor, target, timeout))
        .toList();
  }

  private CompletableFuture<Lookup> attempt(Question question) {
    List<URI> owners = assignments.current().ownersOf(question.partition());
    if (owners.isEmpty()) {
      return again(question, new Lookup.NotReady("nobody is known to own it"));
    }
    Duration left = question.deadline().left();
    if (left.isNegative() || left.isZero()) {
      return CompletableFuture.completedFuture(new Lookup.NotReady("the time was up"));
    }
    return client
        .ask(
            owners.get(question.attempt() % owners.size()),
            question.target(),
            left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT)
        .thenCompose(
            lookup ->
                lookup.isFinal()
                    ? CompletableFuture.completedFuture(lookup)
                    : again(question, lookup));
  }

  private CompletableFuture<Lookup> again(Question question, Lookup sofar) {
    assignments.refresh();
    Duration left = question.deadline().left().minus(question.pause());
    if (left.compareTo(SHORTEST_ATTEMPT) < 0) {
      return CompletableFuture.completedFuture(sofar);
    }
    return CompletableFuture.supplyAsync(
            question::next,
            CompletableFuture.delayedExecutor(
                question.pause().toMillis(), TimeUnit.MILLISECONDS, Runnable::run))
        .thenCompose(this::attempt);
  }

  private record Question(
      int partition, String target, Deadline deadline, int attempt, Duration pause) {

    Question next() {
      Duration longer = pause.multipliedBy(2);
      return new Question(
          partition,
          target,
          deadline,
          attempt + 1,
          longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }
  }
}
