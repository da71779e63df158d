package io.agentclock.model.coverage;

/**
 * A stretch of time, {@code [from, to)}, epoch milliseconds.
 *
 * @param fromMs inclusive
 * @param toMs exclusive; at {@code fromMs} where there is nothing in it
 */
public record Range(long fromMs, long toMs) {

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Range {
    if (fromMs > toMs) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return fromMs == toMs;
  }
}
