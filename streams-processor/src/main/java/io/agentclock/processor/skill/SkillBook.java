package io.agentclock.processor.skill;

import io.agentclock.model.SkillKey;
import io.agentclock.model.ledger.Rules;
import java.util.Optional;

/**
 * Keeps the hours of one partition's skills: of two that speak of the same hour, the one fetched
 * later counts.
 */
public final class SkillBook {

  private final SkillStore store;
  private final long retentionMs;

  /**
   * @param retentionMs how far back anything can still change
   */
  public SkillBook(SkillStore store, long retentionMs) {
    this.store = store;
    this.retentionMs = retentionMs;
  }

  /** What became of an hour. */
  public enum Verdict {
    /** It says something new. */
    APPLIED,
    /** That was known, or something newer is. */
    DUPLICATE,
    /** Nothing so old can change any more. */
    TOO_OLD,
    /** It begins too far after the time it was fetched at. */
    TOO_NEW
  }

  /**
   * One hour.
   *
   * @param fetchedAtMs when the vendor was asked, epoch milliseconds
   */
  public Verdict put(SkillKey skill, SkillInterval interval, long fetchedAtMs) {
    if (interval.startMs() > fetchedAtMs + Rules.MOST_AHEAD_MS) {
      return Verdict.TOO_NEW;
    }
    if (interval.startMs() + SkillInterval.LENGTH_MS < fetchedAtMs - retentionMs) {
      return Verdict.TOO_OLD;
    }
    Optional<StoredInterval> before = store.get(skill, interval.startMs());
    if (before.isPresent() && before.get().fetchedAtMs() > fetchedAtMs) {
      return Verdict.DUPLICATE;
    }
    store.put(skill, new StoredInterval(fetchedAtMs, interval));
    return before.isPresent() && before.get().interval().equals(interval)
        ? Verdict.DUPLICATE
        : Verdict.APPLIED;
  }

  /**
   * Forgets what can't change any more.
   *
   * @param scope {@code source:account}
   * @param observedToMs how far the scope's net handle time was read, epoch milliseconds
   */
  public void observed(String scope, long observedToMs) {
    store.expire(scope, observedToMs - retentionMs - SkillInterval.LENGTH_MS);
  }
}
