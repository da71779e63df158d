package io.agentclock.benchmarks.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Point reads of random agents over kept connections, a thread each. Every answer is checked.
 *
 * @param address of the query service
 * @param keys of the agents
 * @param connections used at once
 */
public record ReadLoad(InetSocketAddress address, String[] keys, int connections) {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /**
   * What came of it.
   *
   * @param nanos of each read, refused or not
   * @param refused how many were answered by a 503
   * @param elapsed from the first request to the last answer
   */
  public record Result(Histogram nanos, long refused, Duration elapsed) {

    /** Reads for each second that weren't refused. */
    public double perSecond() {
      return (nanos.getTotalCount() - refused) * 1e9 / elapsed.toNanos();
    }
  }

  /**
   * Closed loop: each connection asks as soon as it has its answer. Says how many reads there can
   * be; the times are those of a service that is kept busy.
   */
  public Result asFastAsPossible(Duration length) {
    return run(length, 0);
  }

  /**
   * Open loop: requests are due at a steady rate, whether or not the one before is answered, and
   * each read's time counts from when it was due. What a service can't keep up with is left after
   * twice that length.
   */
  public Result atRate(int perSecond, Duration length) {
    return run(length, connections * Duration.ofSeconds(1).toNanos() / perSecond);
  }

  /**
   * Asks for one agent.
   *
   * @throws WrongAnswerException if the answer isn't about that agent
   */
  public static String read(HttpConnection connection, String key) {
    return answer(connection, key)
        .orElseThrow(() -> new WrongAnswerException("asked for " + key + ", refused"));
  }

  /** Empty: the service said that it can't answer now. */
  private static Optional<String> answer(HttpConnection connection, String key) {
    try {
      HttpConnection.Answer answer = connection.get("/v1/agents/" + key);
      if (answer.status() == UNAVAILABLE) {
        return Optional.empty();
      }
      if (answer.status() != OK || !answer.body().contains("\"agent\":\"" + key + '"')) {
        throw new WrongAnswerException("asked for " + key + ", answered " + answer);
      }
      return Optional.of(answer.body());
    } catch (IOException e) {
      throw new WrongAnswerException("asked for " + key, e);
    }
  }

  private Result run(Duration length, long everyNanos) {
    long start = System.nanoTime();
    AtomicLong refused = new AtomicLong();
    List<CompletableFuture<Histogram>> running = new ArrayList<>();
    for (int connection = 0; connection < connections; connection++) {
      long first = start + everyNanos * connection / connections;
      int seed = connection;
      running.add(
          CompletableFuture.supplyAsync(
              () -> {
                Pace pace = new Pace(first, everyNanos, start + length.toNanos());
                return readAt(pace, new SplittableRandom(seed), refused);
              },
              task -> new Thread(task, "reads-" + seed).start()));
    }
    Histogram all = FigureTable.histogram();
    try {
      running.forEach(one -> all.add(one.join()));
    } catch (CompletionException e) {
      throw e.getCause() instanceof WrongAnswerException wrong ? wrong : e;
    }
    return new Result(all, refused.get(), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * When one connection asks, by {@link System#nanoTime}.
   *
   * @param everyNanos 0: as fast as possible
   */
  private record Pace(long first, long everyNanos, long end) {

    boolean isOpen() {
      return everyNanos > 0;
    }

    boolean goesOn(long due) {
      long now = System.nanoTime();
      return isOpen() ? due < end && now < end + (end - first) : now < end;
    }
  }

  private Histogram readAt(Pace pace, SplittableRandom random, AtomicLong refused) {
    Histogram nanos = FigureTable.histogram();
    try (HttpConnection connection = new HttpConnection(address)) {
      for (long due = pace.first(); pace.goesOn(due); due += pace.everyNanos()) {
        waitUntil(due);
        long from = pace.isOpen() ? due : System.nanoTime();
        if (answer(connection, keys[random.nextInt(keys.length)]).isEmpty()) {
          refused.incrementAndGet();
        }
        nanos.recordValue(System.nanoTime() - from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nanos;
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
