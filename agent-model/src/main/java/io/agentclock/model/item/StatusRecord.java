package io.agentclock.model.item;

import java.util.OptionalLong;

/**
 * One stretch of one kind of status.
 *
 * @param kind what kind; kinds are independent of each other
 * @param startMs epoch milliseconds; names the record among its agent's and kind's
 * @param endMs exclusive; absent while it lasts
 * @param value the vendor's word
 * @param detail what says more about the value, e.g. an id; null where there is none
 * @param label what the organisation calls it; null where it has no name of its own
 */
public record StatusRecord(
    Kind kind, long startMs, OptionalLong endMs, String value, String detail, String label) {

  /** The kinds there are. */
  public enum Kind {
    /** What the agent says. */
    PRESENCE,
    /** What the router says of the agent. */
    ROUTING
  }
}
