package io.agentclock.query.routing;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One request's questions to the owners of all partitions. It steps aside from its turn once
 * everything that is still missing is with owners who have to come back first.
 */
final class Round {

  private static final int PARTITIONS_AT_ONCE = 8;

  private final Router router;
  private final IntFunction<Question> questions;
  private final Set<Integer> away;
  private final Turns.Turn turn;
  private final Deadline deadline = Deadline.in(Router.PATIENCE);

  private final Map<Integer, Lookup> answers = new TreeMap<>();
  private final Set<Integer> waiting = new HashSet<>();
  private int lanesUnderWay;

  /**
   * @param questions by partition
   * @param away partitions whose owner didn't answer when it was last asked; learns of others
   */
  Round(Router router, IntFunction<Question> questions, Set<Integer> away, Turns.Turn turn) {
    this.router = router;
    this.questions = questions;
    this.away = away;
    this.turn = turn;
  }

  /** Asks them all. */
  CompletableFuture<Gathered> ask(int partitions) {
    lanesUnderWay = Math.min(PARTITIONS_AT_ONCE, partitions);
    CompletableFuture<?>[] lanes =
        IntStream.range(0, lanesUnderWay)
            .mapToObj(first -> lane(first, partitions))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(lanes).thenApply(done -> gathered());
  }

  /** Asks for one partition after the other, so that no request floods the processors. */
  private CompletableFuture<Void> lane(int partition, int partitions) {
    if (partition >= partitions) {
      endLane();
      return CompletableFuture.completedFuture(null);
    }
    Question question = questions.apply(partition);
    if (question.maxLagMs().isEmpty() && away.contains(partition)) {
      mayWait(partition);
    }
    return router
        .ask(partition, question, deadline, () -> mayWait(partition))
        .thenCompose(
            answer -> {
              keep(partition, question, answer);
              return lane(partition + PARTITIONS_AT_ONCE, partitions);
            });
  }

  /** An owner has to come back: whether there is room to wait for it. */
  private boolean mayWait(int partition) {
    synchronized (this) {
      if (!answers.containsKey(partition)) {
        waiting.add(partition);
      }
    }
    return !onlyWaits() || turn.stepAside();
  }

  private void keep(int partition, Question question, Lookup answer) {
    synchronized (this) {
      answers.put(partition, answer);
      waiting.remove(partition);
    }
    if (answer.isFinal()) {
      away.remove(partition);
    } else if (question.maxLagMs().isEmpty()) {
      away.add(partition);
    }
  }

  private void endLane() {
    synchronized (this) {
      lanesUnderWay--;
    }
    if (onlyWaits()) {
      turn.stepAside();
    }
  }

  private synchronized boolean onlyWaits() {
    return lanesUnderWay > 0 && waiting.size() >= lanesUnderWay;
  }

  private synchronized Gathered gathered() {
    return Gathered.of(answers);
  }
}
