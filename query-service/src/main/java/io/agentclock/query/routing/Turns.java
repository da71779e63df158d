package io.agentclock.query.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so much work be done at once; the rest waits without a thread. A piece of work that goes
 * round all partitions is done sooner if not everybody's is done at the same time. Nobody has all
 * the turns, and those who wait have theirs one caller after the other, each in the order his work
 * came: who asks much, or for what takes long, stops himself.
 */
final class Turns {

  private final int atOnce;
  private final int ofOneCaller;
  private final Duration patience;

  /** By caller, the one who has waited longest for a turn first. */
  private final Map<String, Line> lines = new LinkedHashMap<>();

  private int taken;

  /** One caller's turns, and what he waits with. */
  private static final class Line {

    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int taken;
  }

  private record Next(String caller, CompletableFuture<Void> turn) {}

  /**
   * @param ofOneCaller at most of these
   * @param patience how long work waits for its turn; then it fails with a {@link
   *     java.util.concurrent.TimeoutException}
   */
  Turns(int atOnce, int ofOneCaller, Duration patience) {
    this.atOnce = atOnce;
    this.ofOneCaller = ofOneCaller;
    this.patience = patience;
  }

  <T> CompletableFuture<T> take(String caller, Supplier<CompletableFuture<T>> work) {
    return turn(caller)
        .thenCompose(
            go -> {
              try {
                return work.get().whenComplete((done, failure) -> release(caller));
              } catch (RuntimeException e) {
                release(caller);
                throw e;
              }
            });
  }

  private synchronized CompletableFuture<Void> turn(String caller) {
    Line line = lines.computeIfAbsent(caller, first -> new Line());
    if (taken < atOnce && line.taken < ofOneCaller) {
      taken++;
      line.taken++;
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    line.waiting.add(turn);
    return turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hands the turn on to work that still waits. */
  private void release(String caller) {
    Next next = next(caller);
    while (next != null && !next.turn.complete(null)) {
      next = next(next.caller);
    }
  }

  private synchronized Next next(String released) {
    taken--;
    Line line = lines.get(released);
    line.taken--;
    if (line.taken == 0 && line.waiting.isEmpty()) {
      lines.remove(released);
    }
    for (Map.Entry<String, Line> entry : lines.entrySet()) {
      Line candidate = entry.getValue();
      if (candidate.taken < ofOneCaller && !candidate.waiting.isEmpty()) {
        Next next = new Next(entry.getKey(), candidate.waiting.remove());
        taken++;
        candidate.taken++;
        lines.remove(next.caller);
        lines.put(next.caller, candidate);
        return next;
      }
    }
    return null;
  }
}
