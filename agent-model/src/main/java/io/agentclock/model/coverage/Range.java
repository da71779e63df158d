package io.agentclock.model.coverage;

/**
 * A stretch of time, {@code [from, to)}, epoch milliseconds.
 *
 * @param fromMs inclusive
 * @param toMs exclusive, after {@code fromMs}
 */
public record Range(long fromMs, long toMs) {

  /**
   * @throws IllegalArgumentException if it doesn't end after it begins
   */
  public Range {
    if (fromMs >= toMs) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }
}
