package io.agentclock.benchmarks.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  /**
   * What came of it.
   *
   * @param nanos of each read
   * @param elapsed from the first request to the last answer
   */
  public record Result(Histogram nanos, Duration elapsed) {

    /** Reads for each second. */
    public double perSecond() {
      return nanos.getTotalCount() * 1e9 / elapsed.toNanos();
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
   * each read's time counts from when it was due.
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
    try {
      HttpConnection.Answer answer = connection.get("/v1/agents/" + key);
      if (answer.status() != OK || !answer.body().contains("\"agent\":\"" + key + '"')) {
        throw new WrongAnswerException("asked for " + key + ", answered " + answer);
      }
      return answer.body();
    } catch (IOException e) {
      throw new WrongAnswerException("asked for " + key, e);
    }
  }

  private Result run(Duration length, long everyNanos) {
    long start = System.nanoTime();
    List<CompletableFuture<Histogram>> running = new ArrayList<>();
    for (int connection = 0; connection < connections; connection++) {
      long first = start + everyNanos * connection / connections;
      int seed = connection;
      running.add(
          CompletableFuture.supplyAsync(
              () -> readUntil(start + length.toNanos(), first, everyNanos, seed),
              task -> new Thread(task, "reads-" + seed).start()));
    }
    Histogram all = FigureTable.histogram();
    try {
      running.forEach(one -> all.add(one.join()));
    } catch (CompletionException e) {
      throw e.getCause() instanceof WrongAnswerException wrong ? wrong : e;
    }
    return new Result(all, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * @param everyNanos 0: as fast as possible
   */
  private Histogram readUntil(long end, long first, long everyNanos, int seed) {
    Histogram nanos = FigureTable.histogram();
    SplittableRandom random = new SplittableRandom(seed);
    try (HttpConnection connection = new HttpConnection(address)) {
      long due = first;
      while (everyNanos == 0 ? System.nanoTime() < end : due < end) {
        waitUntil(due);
        long from = everyNanos == 0 ? System.nanoTime() : due;
        read(connection, keys[random.nextInt(keys.length)]);
        nanos.recordValue(System.nanoTime() - from);
        due += everyNanos;
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
