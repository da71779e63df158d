package io.agentclock.query.routing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One question, asked again and again of whoever may answer it now, until somebody's answer counts,
 * the time is up, or nobody waits for it any more.
 *
 * @param client asks
 * @param assignments are looked at anew before each attempt
 * @param whom may answer now, the likeliest first
 * @param counts whether an answer of theirs ends it
 * @param answer completed with the answer that counts; done: nobody waits any more
 */
record Attempts(
    ProcessorClient client,
    Assignments assignments,
    Supplier<List<URI>> whom,
    Predicate<Lookup> counts,
    CompletableFuture<Lookup> answer) {

  private static final Duration ATTEMPT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
  private static final Lookup TIME_IS_UP = new Lookup.NotReady("the time was up");
  private static final Lookup NOBODY = new Lookup.NotReady("nobody is known to own it");

  /**
   * Begins.
   *
   * @param mayWait asked after each attempt that didn't count, once all who may answer were asked;
   *     false: it was the last
   * @return what the last attempt brought that ended before the deadline, or else the first one,
   *     whether it counts or not
   */
  CompletableFuture<Lookup> start(Question question, Deadline deadline, BooleanSupplier mayWait) {
    return attempt(new Turn(question, deadline, mayWait, List.of(), FIRST_PAUSE, TIME_IS_UP));
  }

  private CompletableFuture<Lookup> attempt(Turn turn) {
    List<URI> candidates = whom.get();
    if (candidates.isEmpty()) {
      return again(turn.with(NOBODY));
    }
    Duration left = turn.deadline().left();
    if (left.isNegative() || left.isZero()) {
      return CompletableFuture.completedFuture(turn.sofar());
    }
    URI next = turn.nextOf(candidates);
    return client
        .ask(next, turn.question(), left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT)
        .thenCompose(
            lookup -> counts.test(lookup) ? done(lookup) : again(turn.after(next).with(lookup)));
  }

  private CompletableFuture<Lookup> done(Lookup lookup) {
    answer.complete(lookup);
    return CompletableFuture.completedFuture(lookup);
  }

  private CompletableFuture<Lookup> again(Turn turn) {
    boolean allWereAsked = turn.asked().containsAll(whom.get());
    assignments.refresh();
    Duration left = turn.deadline().left().minus(turn.pause());
    if (answer.isDone()
        || left.compareTo(SHORTEST_ATTEMPT) < 0
        || (allWereAsked && !turn.mayWait().getAsBoolean())) {
      return CompletableFuture.completedFuture(turn.sofar());
    }
    return CompletableFuture.supplyAsync(
            turn::slower,
            CompletableFuture.delayedExecutor(
                turn.pause().toMillis(), TimeUnit.MILLISECONDS, Runnable::run))
        .thenCompose(
            next ->
                answer.isDone() ? CompletableFuture.completedFuture(turn.sofar()) : attempt(next));
  }

  /**
   * @param asked by all attempts so far, the last one last
   * @param sofar what is told if nothing better comes
   */
  private record Turn(
      Question question,
      Deadline deadline,
      BooleanSupplier mayWait,
      List<URI> asked,
      Duration pause,
      Lookup sofar) {

    /**
     * Who hasn't been asked yet or else longest ago: the order of those who may answer changes from
     * one look to the next, so that a place in it says nothing.
     */
    URI nextOf(List<URI> candidates) {
      return Collections.min(candidates, Comparator.comparingInt(asked::lastIndexOf));
    }

    Turn after(URI processor) {
      List<URI> all = new ArrayList<>(asked);
      all.add(processor);
      return new Turn(question, deadline, mayWait, all, pause, sofar);
    }

    /** An attempt that was cut short says less of who was asked than one before it. */
    Turn with(Lookup lookup) {
      Duration left = deadline.left();
      boolean isOver = left.isNegative() || left.isZero();
      return isOver && sofar != TIME_IS_UP
          ? this
          : new Turn(question, deadline, mayWait, asked, pause, lookup);
    }

    Turn slower() {
      Duration longer = pause.multipliedBy(2);
      return new Turn(
          question,
          deadline,
          mayWait,
          asked,
          longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE,
          sofar);
    }
  }
}
