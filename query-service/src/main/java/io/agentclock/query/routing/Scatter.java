package io.agentclock.query.routing;

import io.agentclock.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Asks the owners of all partitions and says what each answered. */
@Singleton
public final class Scatter {

  private static final int REQUESTS_AT_ONCE = 8;
  private static final int REQUESTS_WAITING = 32; // each may hold most of its answer meanwhile
  private static final int REQUESTS_OF_ONE_CALLER = 4; // he may be waiting in all of them
  private static final Duration TURN_PATIENCE = Duration.ofSeconds(10);

  private final Router router;
  private final int partitions;
  private final Turns turns;
  private final Set<Integer> away = ConcurrentHashMap.newKeySet();

  Scatter(Router router, Settings settings) {
    this.router = router;
    this.partitions = settings.topics().partitions();
    boolean allAreOne = settings.query().access().isOff();
    this.turns =
        new Turns(
            REQUESTS_AT_ONCE,
            allAreOne ? REQUESTS_AT_ONCE + REQUESTS_WAITING : REQUESTS_OF_ONE_CALLER,
            REQUESTS_WAITING,
            TURN_PATIENCE);
  }

  /**
   * Asks everybody once it is this request's turn; only then does its patience begin to run. Where
   * too many wait already for owners to come back, it isn't waited for them.
   *
   * @param caller whose request it is
   * @param questions by partition
   */
  public CompletableFuture<Gathered> ask(String caller, IntFunction<Question> questions) {
    return turns
        .take(caller, turn -> new Round(router, questions, away, turn).ask(partitions))
        .exceptionally(
            failure -> {
              if (cause(failure) instanceof TimeoutException) {
                return Gathered.nothing(partitions, "too much else is being asked for");
              }
              throw new CompletionException(cause(failure));
            });
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
