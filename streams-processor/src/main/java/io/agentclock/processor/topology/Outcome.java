package io.agentclock.processor.topology;

import io.agentclock.model.ledger.Ledger;
import io.agentclock.processor.skill.SkillBook;

/**
 * What became of a raw item, the best of its parts first: each item is counted as one of these, and
 * what of it was refused is in the refusals besides.
 */
enum Outcome {
  /** It said something new. */
  APPLIED,
  /** What it said was known. */
  DUPLICATE,
  /** Nothing so old can change any more. */
  TOO_OLD,
  /** It lies too far after the time it was fetched at. */
  TOO_NEW,
  /** It can't be used. */
  REFUSED,
  /** It is in order and says nothing that counts, as LivePerson's logins do. */
  WITHOUT_STATE;

  static Outcome of(Ledger.Verdict verdict) {
    return switch (verdict) {
      case APPLIED -> APPLIED;
      case DUPLICATE -> DUPLICATE;
      case TOO_OLD -> TOO_OLD;
      case TOO_NEW -> TOO_NEW;
    };
  }

  static Outcome of(SkillBook.Verdict verdict) {
    return switch (verdict) {
      case APPLIED -> APPLIED;
      case DUPLICATE -> DUPLICATE;
      case TOO_OLD -> TOO_OLD;
      case TOO_NEW -> TOO_NEW;
    };
  }

  Outcome or(Outcome other) {
    return ordinal() <= other.ordinal() ? this : other;
  }
}
