package io.agentclock.processor.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When each consumer last heard from its group, told from counters that are looked at every now and
 * then. A rebalance tells a consumer what it owns. A reply to a heartbeat may tell it that it owns
 * nothing any more, and takes a moment to be acted on: only the next one shows that it wasn't that.
 */
final class GroupContact {

  private final Duration atMost;
  private final Map<String, Heard> consumers = new HashMap<>();

  /**
   * @param atMost how long ago every consumer must have been in touch with its group
   */
  GroupContact(Duration atMost) {
    this.atMost = atMost;
  }

  /**
   * A consumer's counters.
   *
   * @param rebalances it took part in
   * @param replies to its heartbeats
   */
  record Counters(double rebalances, double replies) {}

  private record Heard(Counters counters, long inTouchMs, long lastReplyMs) {

    Heard seeing(Counters now, long nowMs) {
      if (now.rebalances() != counters.rebalances()) {
        return new Heard(now, nowMs, nowMs);
      }
      return now.replies() == counters.replies()
          ? this
          : new Heard(now, Math.max(inTouchMs, lastReplyMs), nowMs);
    }
  }

  /** Looks at the counters, by consumer. */
  synchronized void look(Map<String, Counters> counters, long nowMs) {
    consumers.keySet().retainAll(counters.keySet());
    counters.forEach(
        (consumer, now) ->
            consumers.merge(
                consumer,
                new Heard(now, now.rebalances() > 0 ? nowMs : Long.MIN_VALUE, nowMs),
                (before, first) -> before.seeing(now, nowMs)));
  }

  /** Whether every consumer was in touch lately. */
  synchronized boolean isFresh(long nowMs) {
    return !consumers.isEmpty()
        && consumers.values().stream().allMatch(heard -> isFresh(heard, nowMs));
  }

  private boolean isFresh(Heard heard, long nowMs) {
    return heard.inTouchMs() <= nowMs && heard.inTouchMs() >= nowMs - atMost.toMillis();
  }
}
