package io.agentclock.model.coverage;

import java.util.OptionalLong;

/**
 * How old the knowledge of a scope is, seen at some instant: the one rule of every live answer.
 *
 * @param observedThroughMs the end of what was observed, epoch milliseconds; none if nothing was
 * @param nowMs the instant it is seen at, epoch milliseconds
 * @param staleAfterMs how old the knowledge may get
 * @param live whether the stream is quick enough for answers up to now
 */
public record Freshness(
    OptionalLong observedThroughMs, long nowMs, long staleAfterMs, boolean live) {

  /** Of a scope of which nothing is known. */
  public static final Freshness NONE = new Freshness(OptionalLong.empty(), 0, 0, false);

  /** Whether what was observed is too old, or nothing was. */
  public boolean stale() {
    return observedThroughMs.isEmpty() || nowMs - observedThroughMs.getAsLong() > staleAfterMs;
  }

  /**
   * The last instant an answer speaks for, epoch milliseconds; none if there is no such instant.
   *
   * @param lastMs when the agent was last heard of; none: never, or the answer is about no agent
   */
  public OptionalLong asOfMs(OptionalLong lastMs) {
    OptionalLong knownMs = live && !stale() ? OptionalLong.of(nowMs) : observedThroughMs;
    if (knownMs.isEmpty() || lastMs.isEmpty()) {
      return knownMs.isEmpty() ? lastMs : knownMs;
    }
    return OptionalLong.of(Math.max(knownMs.getAsLong(), lastMs.getAsLong()));
  }

  /** How long something has held at an instant, milliseconds; none if either isn't known. */
  public static OptionalLong forMs(OptionalLong sinceMs, OptionalLong asOfMs) {
    return sinceMs.isPresent() && asOfMs.isPresent()
        ? OptionalLong.of(Math.max(0, asOfMs.getAsLong() - sinceMs.getAsLong()))
        : OptionalLong.empty();
  }
}
