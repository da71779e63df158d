package io.agentclock.query.routing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks the owner of a partition, and asks again while the owner is moving, unreachable or not
 * ready, until the time is up. What is returned then says why.
 *
 * <p>Where a standby may answer, the owner has a head start; after it the standbys are asked beside
 * the owner, and whoever answers first has answered.
 */
@Singleton
public final class Router {

  /** How long a caller is made to wait before he is told to come back. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration HEAD_START = Duration.ofMillis(250);

  private final Assignments assignments;
  private final ProcessorClient client;

  Router(Assignments assignments, ProcessorClient client) {
    this.assignments = assignments;
    this.client = client;
  }

  /**
   * Asks the owner of a partition, and its standbys if they may answer.
   *
   * @param deadline for several questions of one request
   * @return cancelled, it isn't asked any more
   */
  public CompletableFuture<Lookup> ask(int partition, Question question, Deadline deadline) {
    return ask(partition, question, deadline, () -> true);
  }

  /**
   * Asks the owner of a partition, and its standbys if they may answer.
   *
   * @param mayWait asked each time when all who may answer have been asked and none has; false: it
   *     isn't waited for them to come back
   */
  CompletableFuture<Lookup> ask(
      int partition, Question question, Deadline deadline, BooleanSupplier mayWait) {
    CompletableFuture<Lookup> answer = new CompletableFuture<>();
    if (question.maxLagMs().isEmpty()) {
      giveUp(owner(partition, answer).start(question, deadline, mayWait), answer);
      return answer;
    }
    AtomicBoolean allWereAsked = new AtomicBoolean();
    CompletableFuture<Lookup> owner =
        owner(partition, answer)
            .start(question, deadline, () -> !allWereAsked.get() || mayWait.getAsBoolean());
    CompletableFuture<Lookup> standbys =
        afterHeadStart(
            answer,
            () ->
                standbys(partition, answer)
                    .start(
                        question,
                        deadline,
                        () -> {
                          allWereAsked.set(true);
                          return mayWait.getAsBoolean();
                        }));
    giveUp(standbys.thenCombine(owner, (theirs, its) -> its), answer);
    return answer;
  }

  private Attempts owner(int partition, CompletableFuture<Lookup> answer) {
    return new Attempts(
        client,
        assignments,
        () -> assignments.current().ownersOf(partition),
        Lookup::isFinal,
        answer);
  }

  /** A standby that knows no such key is no owner that knows none: only what it has counts. */
  private Attempts standbys(int partition, CompletableFuture<Lookup> answer) {
    return new Attempts(
        client,
        assignments,
        () -> assignments.current().standbysOf(partition),
        Lookup.Found.class::isInstance,
        answer);
  }

  private static CompletableFuture<Lookup> afterHeadStart(
      CompletableFuture<Lookup> answer, Supplier<CompletableFuture<Lookup>> others) {
    if (answer.isDone()) {
      return answer;
    }
    return CompletableFuture.supplyAsync(
            answer::isDone,
            CompletableFuture.delayedExecutor(
                HEAD_START.toMillis(), TimeUnit.MILLISECONDS, Runnable::run))
        .thenCompose(isDone -> isDone ? answer : others.get());
  }

  /** When all have given up, what the owner said is told. */
  private static void giveUp(CompletableFuture<Lookup> last, CompletableFuture<Lookup> answer) {
    last.whenComplete(
        (lookup, failure) -> {
          if (failure == null) {
            answer.complete(lookup);
          } else {
            answer.completeExceptionally(failure);
          }
        });
  }
}
