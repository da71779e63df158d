package io.agentclock.model.item;

/** What can be said of handled contacts. Vendors have several words for talk and for hold. */
public enum HandleMetric {
  /** All of it: talk, hold and wrap-up; its count is how many were handled. */
  HANDLE,
  /** Talk of finished contacts. */
  TALK_COMPLETE,
  /** Talk, each time it stopped; where there is no {@link #TALK_COMPLETE}. */
  TALK,
  /** Hold of finished contacts. */
  HELD_COMPLETE,
  /** Hold, each time it stopped; where there is no {@link #HELD_COMPLETE}. */
  HELD,
  /** Hold by another name; where there is neither of the others. */
  HOLD,
  /** Wrap-up. */
  AFTER_CONTACT_WORK
}
