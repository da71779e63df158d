package io.agentclock.model.interval;

import java.util.OptionalLong;

/**
 * Handle time of one interval, as one stream tells it. What the vendor doesn't say is absent.
 *
 * @param stream who says so
 * @param attribution how it came to be counted in this interval
 * @param handled how many contacts
 * @param handleMs all of it
 * @param talkMs with the customer
 * @param holdMs the customer on hold
 * @param acwMs wrapping up
 */
public record HandleLine(
    String stream,
    Attribution attribution,
    OptionalLong handled,
    OptionalLong handleMs,
    OptionalLong talkMs,
    OptionalLong holdMs,
    OptionalLong acwMs) {

  /** How handle time comes to be counted in an interval. */
  public enum Attribution {
    /** All of it where it was finished: a row may hold more than its interval's length. */
    INTERVAL_OF_COMPLETION,
    /** Where it was spent. */
    SPLIT
  }
}
