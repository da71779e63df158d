package io.agentclock.query.routing;

import io.agentclock.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Asks the owners of all partitions and says what each answered. */
@Singleton
public final class Scatter {

  private static final int PARTITIONS_AT_ONCE = 8;
  private static final int REQUESTS_AT_ONCE = 8;
  private static final int REQUESTS_OF_ONE_CALLER = 4; // he may be waiting in all of them
  private static final Duration TURN_PATIENCE = Duration.ofSeconds(10);

  private final Router router;
  private final int partitions;
  private final Turns turns;

  Scatter(Router router, Settings settings) {
    this.router = router;
    this.partitions = settings.topics().partitions();
    boolean allAreOne = settings.query().access().isOff();
    this.turns =
        new Turns(
            REQUESTS_AT_ONCE, allAreOne ? REQUESTS_AT_ONCE : REQUESTS_OF_ONE_CALLER, TURN_PATIENCE);
  }

  /**
   * Asks everybody once it is this request's turn; only then does its patience begin to run.
   *
   * @param caller whose request it is
   * @param questions by partition
   */
  public CompletableFuture<Gathered> ask(String caller, IntFunction<Question> questions) {
    return turns
        .take(caller, () -> round(questions))
        .exceptionally(
            failure -> {
              if (cause(failure) instanceof TimeoutException) {
                return Gathered.nothing(partitions, "too much else is being asked for");
              }
              throw new CompletionException(cause(failure));
            });
  }

  private CompletableFuture<Gathered> round(IntFunction<Question> questions) {
    Map<Integer, Lookup> answers = new ConcurrentSkipListMap<>();
    Deadline deadline = Deadline.in(Router.PATIENCE);
    CompletableFuture<?>[] lanes =
        IntStream.range(0, Math.min(PARTITIONS_AT_ONCE, partitions))
            .mapToObj(first -> lane(first, questions, deadline, answers))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(lanes).thenApply(done -> Gathered.of(answers));
  }

  /** Asks for one partition after the other, so that no request floods the processors. */
  private CompletableFuture<Void> lane(
      int partition,
      IntFunction<Question> questions,
      Deadline deadline,
      Map<Integer, Lookup> answers) {
    if (partition >= partitions) {
      return CompletableFuture.completedFuture(null);
    }
    return router
        .ask(partition, questions.apply(partition), deadline)
        .thenCompose(
            answer -> {
              answers.put(partition, answer);
              return lane(partition + PARTITIONS_AT_ONCE, questions, deadline, answers);
            });
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
