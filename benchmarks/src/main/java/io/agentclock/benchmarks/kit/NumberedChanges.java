package io.agentclock.benchmarks.kit;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Changes that tell their number as the reason, so that each is known again wherever it comes up,
 * and when each was written and was there.
 */
public final class NumberedChanges implements Flow.Words {

  private static final byte[] REASON = "\"reason\":\"c".getBytes(StandardCharsets.US_ASCII);

  private final AtomicLongArray sent;
  private final AtomicLongArray arrived;

  /**
   * @param most how many there can be
   */
  public NumberedChanges(int most) {
    sent = new AtomicLongArray(most);
    arrived = new AtomicLongArray(most);
  }

  @Override
  public String activity(long change) {
    return "notready";
  }

  @Override
  public String reason(long change) {
    return "c" + change;
  }

  /** Notes that a change is being written to the raw topic. */
  public void sending(long change) {
    sent.set((int) change, System.nanoTime());
  }

  /** Notes that a change is on {@code agent-states}. */
  public void arrived(int change) {
    arrived.compareAndSet(change, 0, System.nanoTime());
  }

  /** When it was being written, by {@link System#nanoTime}. */
  public long sentNanos(int change) {
    return sent.get(change);
  }

  /** When it was on {@code agent-states}; 0 if it hasn't been seen there. */
  public long arrivedNanos(int change) {
    return arrived.get(change);
  }

  /** How many can be told apart. */
  public int most() {
    return sent.length();
  }

  /**
   * The number an agent's state tells; −1 if it is of no change.
   *
   * @param json in which the reason of the state comes before any other
   */
  public static int numberIn(byte[] json, int from, int to) {
    int at = indexOf(REASON, json, from, to);
    if (at < 0) {
      return -1;
    }
    int number = 0;
    for (int i = at + REASON.length; i < to && json[i] != '"'; i++) {
      number = number * 10 + json[i] - '0';
    }
    return number;
  }

  /** Where some bytes first stand; −1 if they don't. */
  static int indexOf(byte[] sought, byte[] bytes, int from, int to) {
    for (int at = from; at <= to - sought.length; at++) {
      int same = 0;
      while (same < sought.length && bytes[at + same] == sought[same]) {
        same++;
      }
      if (same == sought.length) {
        return at;
      }
    }
    return -1;
  }
}
