package io.agentclock.model.ledger;

/**
 * What a segment comes to in one interval.
 *
 * @param segmentId the segment
 * @param stream who says so
 * @param kind how it counts here
 * @param handleMs how long it was worked on
 */
public record SegmentShare(String segmentId, String stream, Kind kind, long handleMs) {

  /** How a segment counts in an interval. */
  public enum Kind {
    /** All of it: it ended here. */
    WHOLE,
    /** What of it was worked here. */
    SPLIT,
    /** Not at all: it is only known as long as this interval is. */
    REMEMBERED
  }
}
