package io.agentclock.model.ledger;

import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts.Kept;
import java.util.Optional;

/**
 * What is still known of an agent's status records that start before the intervals that are kept:
 * the last one of each kind, which may be in force for weeks.
 *
 * @param keptFromMs records that start earlier are only known here
 * @param presence the last one; none if none is known
 * @param routing the last one; none if none is known
 */
public record StatusPast(long keptFromMs, Optional<Kept> presence, Optional<Kept> routing) {

  static StatusPast before(long keptFromMs) {
    return new StatusPast(keptFromMs, Optional.empty(), Optional.empty());
  }

  StatusPast keptFrom(long fromMs) {
    return new StatusPast(fromMs, presence, routing);
  }

  /** With one more record, if it is the last one of its kind or a newer version of that. */
  StatusPast with(Kept kept) {
    return kept.record().kind() == StatusRecord.Kind.PRESENCE
        ? new StatusPast(keptFromMs, Optional.of(last(presence, kept)), routing)
        : new StatusPast(keptFromMs, presence, Optional.of(last(routing, kept)));
  }

  private static Kept last(Optional<Kept> known, Kept other) {
    if (known.isEmpty()) {
      return other;
    }
    long behindMs = other.record().startMs() - known.get().record().startMs();
    boolean replaces = behindMs > 0 || (behindMs == 0 && Kept.AGE.compare(known.get(), other) < 0);
    return replaces ? other : known.get();
  }

  /** Whether both have the same records, however new. */
  boolean saysTheSameAs(StatusPast other) {
    return presence.map(Kept::record).equals(other.presence.map(Kept::record))
        && routing.map(Kept::record).equals(other.routing.map(Kept::record));
  }
}
