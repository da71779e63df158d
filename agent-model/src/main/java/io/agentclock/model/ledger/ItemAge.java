package io.agentclock.model.ledger;

import io.agentclock.model.item.AgentItem;
import java.util.Optional;

/**
 * Whether an item comes in time to change anything.
 *
 * @param rules how long that is
 * @param firstKeptMs intervals that start earlier are gone
 */
record ItemAge(Rules rules, long firstKeptMs) {

  /** Why an item can't be used; none if it can, or if it has to be looked at more closely. */
  Optional<Ledger.Verdict> refusal(AgentItem item) {
    if (item instanceof AgentItem.Change change) {
      return refusal(change.transition().atMs(), item);
    }
    if (item instanceof AgentItem.Segment segment) {
      return refusal(segment.endMs(), item);
    }
    if (item instanceof AgentItem.SegmentUnit unit) {
      return refusal(Math.max(unit.startMs(), unit.endMs() - 1), item);
    }
    if (item instanceof AgentItem.HandleBucket bucket) {
      return refusal(bucket, rules.grid().startOf(bucket.startMs()));
    }
    return Optional.empty();
  }

  private Optional<Ledger.Verdict> refusal(long instantMs, AgentItem item) {
    if (isTooNew(instantMs, item.fetchedAtMs())) {
      return Optional.of(Ledger.Verdict.TOO_NEW);
    }
    return isTooOld(instantMs, item.fetchedAtMs())
        ? Optional.of(Ledger.Verdict.TOO_OLD)
        : Optional.empty();
  }

  /** One in progress when it was fetched isn't too new; one that only just began to expire is. */
  private Optional<Ledger.Verdict> refusal(AgentItem.HandleBucket bucket, long startMs) {
    if (isTooNew(startMs, bucket.fetchedAtMs())) {
      return Optional.of(Ledger.Verdict.TOO_NEW);
    }
    boolean tooOld =
        startMs < firstKeptMs
            || rules.grid().endOf(startMs) < bucket.fetchedAtMs() - rules.retentionMs();
    return tooOld ? Optional.of(Ledger.Verdict.TOO_OLD) : Optional.empty();
  }

  boolean isTooNew(long instantMs, long fetchedAtMs) {
    return instantMs > fetchedAtMs + Rules.MOST_AHEAD_MS;
  }

  boolean isTooOld(long instantMs, long fetchedAtMs) {
    return instantMs < fetchedAtMs - rules.retentionMs() || instantMs < firstKeptMs;
  }
}
