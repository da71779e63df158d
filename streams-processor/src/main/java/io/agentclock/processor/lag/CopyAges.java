package io.agentclock.processor.lag;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Up to which instant the copies of partitions are proven to be complete. A proof is: the ends of
 * all logs of the partition were seen at an instant, and the copy has read beyond all of them
 * since.
 *
 * <p>Positions and ends aren't enough. A copy's position is that after the last record it took, and
 * the marker that ends each transaction, or a whole aborted one, lies beyond that: an idle
 * partition would look behind for ever. So a tail of a log in which somebody has looked and found
 * nothing counts as read ({@link #isEmptyFrom}).
 */
public final class CopyAges {

  /** So many looks at a second each are remembered: what is further behind is unknown. */
  private static final int MOST_LOOKS = 300;

  private final Map<Integer, Copy> copies = new HashMap<>();
  private long upheavals;

  /**
   * How far a store was read.
   *
   * @param position the offset after the last record it took
   * @param end the offset after the last one in its log
   */
  public record Position(long position, long end) {}

  /** Where a log was found to hold nothing: {@code [from, to)}. */
  private record Tail(long from, long to) {

    long reached(long position) {
      return position >= from ? Math.max(position, to) : position;
    }
  }

  private record Look(long atMs, Map<String, Position> stores) {}

  private static final class Copy {
    private final Deque<Look> looks = new ArrayDeque<>();
    private final Map<String, Tail> tails = new HashMap<>();
    private OptionalLong completeAsOfMs = OptionalLong.empty();

    long reached(String store, long position) {
      Tail tail = tails.get(store);
      return tail == null ? position : tail.reached(position);
    }

    boolean hasReached(Look look, Map<String, Position> now) {
      return look.stores().entrySet().stream()
          .allMatch(
              then ->
                  reached(then.getKey(), now.get(then.getKey()).position())
                      >= then.getValue().end());
    }

    boolean wentBack(Map<String, Position> now) {
      Look last = looks.peekLast();
      return last != null
          && !last.stores().entrySet().stream()
              .allMatch(
                  then ->
                      now.containsKey(then.getKey())
                          && now.get(then.getKey()).position() >= then.getValue().position());
    }
  }

  /** Counts what makes proofs worthless: a look is of no use if there was one since. */
  public synchronized long upheavals() {
    return upheavals;
  }

  /** A copy begins anew, or becomes something else: nothing is proven of it. */
  public synchronized void forget(int partition) {
    copies.remove(partition);
    upheavals++;
  }

  /**
   * Positions and ends were looked at.
   *
   * @param atMs just before the ends were asked for, epoch milliseconds
   * @param stores all stores of the partition, by name
   */
  public synchronized void look(int partition, long atMs, Map<String, Position> stores) {
    if (copy(partition).wentBack(stores)) {
      copies.remove(partition);
    }
    Copy copy = copy(partition);
    copy.looks.add(new Look(atMs, Map.copyOf(stores)));
    if (copy.looks.size() > MOST_LOOKS) {
      copy.looks.removeFirst();
    }
    prove(copy);
  }

  private static void prove(Copy copy) {
    Map<String, Position> now = copy.looks.getLast().stores();
    while (copy.looks.size() > 1 && copy.hasReached(copy.looks.getFirst(), now)) {
      copy.completeAsOfMs = OptionalLong.of(copy.looks.removeFirst().atMs());
    }
    if (copy.looks.size() == 1 && copy.hasReached(copy.looks.getFirst(), now)) {
      copy.completeAsOfMs = OptionalLong.of(copy.looks.getFirst().atMs());
    }
  }

  /** Complete at that instant, for another reason. */
  public synchronized void complete(int partition, long atMs) {
    Copy copy = copy(partition);
    copy.looks.clear();
    copy.completeAsOfMs = OptionalLong.of(atMs);
  }

  /** In a store's log there is nothing to be taken from one offset to another. */
  public synchronized void isEmptyFrom(int partition, String store, long from, long to) {
    copy(partition)
        .tails
        .merge(
            store,
            new Tail(from, to),
            (known, more) ->
                known.to >= from && known.from <= from ? new Tail(known.from, to) : more);
  }

  /** How far a store was read, tails without anything included. */
  public synchronized long reached(int partition, String store, long position) {
    Copy copy = copies.get(partition);
    return copy == null ? position : copy.reached(store, position);
  }

  /** Whether a store took nothing since the last look, if there was one. */
  public synchronized boolean isStill(int partition, String store, long position) {
    Copy copy = copies.get(partition);
    Look last = copy == null ? null : copy.looks.peekLast();
    return last == null
        || !last.stores().containsKey(store)
        || last.stores().get(store).position() == position;
  }

  /** The latest instant of which a partition's copy is complete; empty if it isn't known. */
  public synchronized OptionalLong completeAsOfMs(int partition) {
    Copy copy = copies.get(partition);
    return copy == null ? OptionalLong.empty() : copy.completeAsOfMs;
  }

  /** How many records it hadn't read at the last look; empty if nobody looked. */
  public synchronized OptionalLong lagRecords(int partition) {
    Optional<RestoreProgress.Restored> read = read(partition);
    return read.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(read.get().total() - read.get().restored());
  }

  /** How much of its logs it had read at the last look, in offsets; none if nobody looked. */
  public synchronized Optional<RestoreProgress.Restored> read(int partition) {
    Copy copy = copies.get(partition);
    if (copy == null || copy.looks.isEmpty()) {
      return Optional.empty();
    }
    long read = 0;
    long total = 0;
    for (Map.Entry<String, Position> store : copy.looks.getLast().stores().entrySet()) {
      long end = store.getValue().end();
      read += Math.min(end, copy.reached(store.getKey(), store.getValue().position()));
      total += end;
    }
    return Optional.of(new RestoreProgress.Restored(read, total));
  }

  private Copy copy(int partition) {
    return copies.computeIfAbsent(partition, absent -> new Copy());
  }
}
