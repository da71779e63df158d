package io.agentclock.query.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so much work be done at once; the rest waits in the order it came, without a thread. A piece
 * of work that goes round all partitions is done sooner if not everybody's is done at the same
 * time.
 */
final class Turns {

  private final int atOnce;
  private final Duration patience;
  private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * @param patience how long work waits for its turn; then it fails with a {@link
   *     java.util.concurrent.TimeoutException}
   */
  Turns(int atOnce, Duration patience) {
    this.atOnce = atOnce;
    this.patience = patience;
  }

  <T> CompletableFuture<T> take(Supplier<CompletableFuture<T>> work) {
    return turn()
        .thenCompose(
            go -> {
              try {
                return work.get().whenComplete((done, failure) -> release());
              } catch (RuntimeException e) {
                release();
                throw e;
              }
            });
  }

  private synchronized CompletableFuture<Void> turn() {
    if (taken < atOnce) {
      taken++;
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hands the turn on to the first that still waits. */
  private void release() {
    CompletableFuture<Void> next;
    do {
      synchronized (this) {
        next = waiting.poll();
        if (next == null) {
          taken--;
          return;
        }
      }
    } while (!next.complete(null));
  }
}
