package io.agentclock.benchmarks.kit;

import io.agentclock.benchmarks.kit.RawKore.Update;
import io.agentclock.benchmarks.kit.RawKore.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Changes at a steady rate with progress each second; in a thread of its own until it is stopped.
 */
public final class Flow implements AutoCloseable {

  /** How long before the first change everybody's first state began. */
  private static final Duration BEFORE = Duration.ofSeconds(60);

  private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final RawKore raw;
  private final Agents agents;
  private final EventTime time;
  private final Words words;
  private final LongConsumer sending;
  private volatile boolean stopping;
  private volatile long written;
  private Instant observedTo;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  /** What the vendor says. */
  public interface Words {

    /** Its activity of a change. */
    String activity(long change);

    /** Its reason; empty for none. */
    String reason(long change);

    /** Who changes; in turn, if nobody else is chosen. */
    default int agent(long change, int agents) {
      return (int) (change % agents);
    }
  }

  /**
   * A flow that hasn't begun.
   *
   * @param sending hears the number of each change before it is written
   */
  public Flow(RawKore raw, Agents agents, EventTime time, Words words, LongConsumer sending) {
    this.raw = raw;
    this.agents = agents;
    this.time = time;
    this.words = words;
    this.sending = sending;
    this.observedTo = time.start();
  }

  /** Makes all agents known: in a first state, for a minute. */
  public void introduce(String activity) {
    Instant since = time.start().minus(BEFORE);
    List<Update> updates = new ArrayList<>();
    for (int agent = 0; agent < agents.count(); agent++) {
      updates.add(new Update(agent, since, activity, ""));
      if (updates.size() == RawKore.MOST_ITEMS) {
        raw.write(updates, Optional.empty());
        updates.clear();
      }
    }
    raw.write(updates, Optional.of(new Window(since, time.start())));
  }

  /** Begins. */
  public void start() {
    running = CompletableFuture.runAsync(this::run, task -> new Thread(task, "flow").start());
  }

  /**
   * How many changes are written.
   *
   * @throws java.util.concurrent.CompletionException if one couldn't be
   */
  public long written() {
    if (running.isCompletedExceptionally()) {
      running.join();
    }
    return written;
  }

  /** The last change of an agent where all change in turn; negative if there is none. */
  public long lastChangeOf(int agent) {
    long count = agents.count();
    return written <= agent ? -1 : (written - 1 - agent) / count * count + agent;
  }

  /**
   * Writes no more; back when all that was begun is written.
   *
   * @throws java.util.concurrent.CompletionException if something couldn't be written
   */
  @Override
  public void close() {
    stopping = true;
    running.join();
  }

  private void run() {
    long begin = System.nanoTime();
    long nextProgress = begin + SECOND_NANOS;
    for (long tick = 1; !stopping; tick++) {
      waitUntil(begin + tick * TICK_NANOS);
      long due = (System.nanoTime() - begin) * time.perSecond() / SECOND_NANOS;
      boolean progress = System.nanoTime() >= nextProgress;
      writeUntil(Math.min(due, written + RawKore.MOST_ITEMS), progress);
      nextProgress += progress ? SECOND_NANOS : 0;
    }
    writeUntil(written, true);
  }

  private void writeUntil(long end, boolean progress) {
    List<Update> updates = new ArrayList<>();
    for (long change = written; change < end; change++) {
      int agent = words.agent(change, agents.count());
      updates.add(new Update(agent, time.of(change), words.activity(change), words.reason(change)));
      sending.accept(change);
    }
    Optional<Window> observed = progress ? Optional.of(next(time.of(end))) : Optional.empty();
    if (observed.isPresent() || !updates.isEmpty()) {
      raw.write(updates, observed);
    }
    written = end;
  }

  /** All that is yet to come is of this instant or later. */
  private Window next(Instant to) {
    Window window = new Window(observedTo.minusSeconds(1), to);
    observedTo = to;
    return window;
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
