package io.agentclock.query.stream;

import java.util.Arrays;

/**
 * How far the topics were read: for each partition of each, the offset after the last record. It
 * means the same to every instance. Immutable.
 */
final class Position {

  private final long[] next;

  private Position(long[] next) {
    this.next = next;
  }

  /** Before everything. */
  static Position beginning(int slots) {
    return new Position(new long[slots]);
  }

  static Position of(long[] next) {
    return new Position(next.clone());
  }

  int slots() {
    return next.length;
  }

  /** A copy. */
  long[] toArray() {
    return next.clone();
  }

  /** The offset to be read next of one slot, that is a partition of a topic. */
  long next(int slot) {
    return next[slot];
  }

  Position after(int slot, long offset) {
    long[] later = next.clone();
    later[slot] = offset + 1;
    return new Position(later);
  }

  /** Whether nothing of the other one is missing here. */
  boolean covers(Position other) {
    for (int slot = 0; slot < next.length; slot++) {
      if (next[slot] < other.next[slot]) {
        return false;
      }
    }
    return true;
  }

  /** What whoever has read both has read. */
  Position with(Position other) {
    long[] both = next.clone();
    for (int slot = 0; slot < both.length; slot++) {
      both[slot] = Math.max(both[slot], other.next[slot]);
    }
    return new Position(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && Arrays.equals(next, position.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return Arrays.toString(next);
  }
}
