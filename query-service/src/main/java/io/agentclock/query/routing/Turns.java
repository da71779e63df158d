package io.agentclock.query.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lets so much work be done at once; the rest waits without a thread. A piece of work that goes
 * round all partitions is done sooner if not everybody's is done at the same time. Nobody has all
 * the turns, and those who wait have theirs one caller after the other, each in the order his work
 * came: who asks much, or for what takes long, stops himself. Work that has nothing left to do but
 * wait for somebody steps aside and stops nobody else.
 */
final class Turns {

  private final int atOnce;
  private final int ofOneCaller;
  private final int mostAside;
  private final Duration patience;

  /** By caller, the one who has waited longest for a turn first. */
  private final Map<String, Line> lines = new LinkedHashMap<>();

  private int taken;
  private int aside;

  /** One caller's work that has begun, aside or not, and what he waits with. */
  private static final class Line {

    private final Deque<CompletableFuture<Turn>> waiting = new ArrayDeque<>();
    private int begun;
  }

  /** What work has that is being done. */
  final class Turn {

    private final String caller;
    private boolean isAside;
    private boolean isOver;

    private Turn(String caller) {
      this.caller = caller;
    }

    /**
     * Hands the turn on; the work, which only waits, goes on without one.
     *
     * @return false if too much work is aside already: it keeps its turn, and mustn't wait with it
     */
    boolean stepAside() {
      boolean isDone = leave(this);
      handOn();
      return isDone;
    }
  }

  private record Next(Turn turn, CompletableFuture<Turn> waiting) {}

  /**
   * @param ofOneCaller at most of these, and of the work that is aside
   * @param mostAside how much work may be aside at once
   * @param patience how long work waits for its turn; then it fails with a {@link
   *     java.util.concurrent.TimeoutException}
   */
  Turns(int atOnce, int ofOneCaller, int mostAside, Duration patience) {
    this.atOnce = atOnce;
    this.ofOneCaller = ofOneCaller;
    this.mostAside = mostAside;
    this.patience = patience;
  }

  <T> CompletableFuture<T> take(String caller, Function<Turn, CompletableFuture<T>> work) {
    return turn(caller)
        .thenCompose(
            turn -> {
              try {
                return work.apply(turn).whenComplete((done, failure) -> release(turn));
              } catch (RuntimeException e) {
                release(turn);
                throw e;
              }
            });
  }

  private synchronized CompletableFuture<Turn> turn(String caller) {
    Line line = lines.computeIfAbsent(caller, first -> new Line());
    if (isFree(line)) {
      return CompletableFuture.completedFuture(begin(caller, line));
    }
    CompletableFuture<Turn> turn = new CompletableFuture<>();
    line.waiting.add(turn);
    return turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isFree(Line line) {
    return taken < atOnce && line.begun < ofOneCaller;
  }

  private Turn begin(String caller, Line line) {
    taken++;
    line.begun++;
    return new Turn(caller);
  }

  private synchronized boolean leave(Turn turn) {
    if (turn.isAside || turn.isOver) {
      return true;
    }
    if (aside >= mostAside) {
      return false;
    }
    turn.isAside = true;
    aside++;
    taken--;
    return true;
  }

  private void release(Turn turn) {
    end(turn);
    handOn();
  }

  private synchronized void end(Turn turn) {
    turn.isOver = true;
    if (turn.isAside) {
      aside--;
    } else {
      taken--;
    }
    Line line = lines.get(turn.caller);
    line.begun--;
    if (line.begun == 0 && line.waiting.isEmpty()) {
      lines.remove(turn.caller);
    }
  }

  /** Gives what turns are free to work that still waits. */
  private void handOn() {
    for (Next next = next(); next != null; next = next()) {
      if (!next.waiting.complete(next.turn)) {
        end(next.turn); // it has given up
      }
    }
  }

  private synchronized Next next() {
    for (Map.Entry<String, Line> entry : lines.entrySet()) {
      String caller = entry.getKey();
      Line line = entry.getValue();
      if (isFree(line) && !line.waiting.isEmpty()) {
        Next next = new Next(begin(caller, line), line.waiting.remove());
        lines.remove(caller);
        lines.put(caller, line);
        return next;
      }
    }
    return null;
  }
}
