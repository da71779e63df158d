package io.agentclock.ingest.feed;

import java.time.Duration;

/**
 * How a stream is read.
 *
 * @param pollEvery time between the starts of two pulls
 * @param settle how late the vendor may post
 * @param overlap how far each window reaches back into the last one
 * @param longestWindow the most that one request may ask for
 */
public record Cadence(
    Duration pollEvery, Duration settle, Duration overlap, Duration longestWindow) {

  /** How old what was observed may get before answers are called stale. */
  public Duration staleAfter() {
    return pollEvery.multipliedBy(3).plus(settle);
  }
}
