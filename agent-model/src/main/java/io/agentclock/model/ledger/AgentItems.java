package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;

/** Puts whatever is said of an agent where it belongs. */
final class AgentItems {

  private AgentItems() {}

  /**
   * Where it belongs.
   *
   * @param agent of whom it is said
   * @param store where it is kept
   * @param rules what to count by
   * @param stream that brings it
   * @param firstKeptMs intervals that start earlier are gone
   */
  record Place(AgentKey agent, LedgerStore store, Rules rules, String stream, long firstKeptMs) {}

  static Change put(Place place, AgentHead before, AgentItem item) {
    if (item instanceof AgentItem.Change change) {
      return new AgentTimeline(place).put(before, change.transition());
    }
    if (item instanceof AgentItem.HandleBucket bucket) {
      return new AgentHandle(place).put(before, bucket);
    }
    if (item instanceof AgentItem.Segment segment) {
      return new AgentHandle(place).put(before, segment);
    }
    if (item instanceof AgentItem.SegmentUnit unit) {
      return new AgentHandle(place).put(before, unit);
    }
    if (item instanceof AgentItem.StatusWindow window) {
      return new AgentStatus(place).put(before, window);
    }
    throw new IllegalArgumentException("an item of a kind that nobody handles: " + item);
  }
}
