package io.agentclock.model.ledger;

import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts.Kept;
import java.util.List;
import java.util.Optional;

/** Looks up the status records that are kept in an agent's slots. */
final class StatusSlots {

  private final AgentSlots slots;
  private final IntervalGrid grid;

  StatusSlots(AgentSlots slots) {
    this.slots = slots;
    this.grid = slots.grid();
  }

  /** What starts in the interval that starts there. */
  List<Kept> records(long startMs) {
    return slots.at(startMs).map(slot -> slot.status().records()).orElse(List.of());
  }

  /** The same past, of an agent of which fewer intervals are kept. */
  StatusPast moved(StatusPast past, Extent extent, long keptFromMs) {
    StatusPast moved = past;
    long start = Math.max(past.keptFromMs(), extent.firstMs());
    for (; start < keptFromMs && start <= extent.lastMs(); start = slots.after(start)) {
      for (Kept kept : records(start)) {
        moved = moved.with(kept);
      }
    }
    return moved.keptFrom(keptFromMs);
  }

  /** The last record of each kind that starts before an interval does. */
  StatusPast before(StatusPast past, Extent extent, long startMs) {
    Optional<Kept> presence = Optional.empty();
    Optional<Kept> routing = Optional.empty();
    long firstMs = Math.max(past.keptFromMs(), extent.firstMs());
    long start = Math.min(startMs - grid.lengthMs(), extent.lastMs());
    while (start >= firstMs && (presence.isEmpty() || routing.isEmpty())) {
      List<Kept> records = records(start);
      presence = presence.or(() -> last(records, StatusRecord.Kind.PRESENCE));
      routing = routing.or(() -> last(records, StatusRecord.Kind.ROUTING));
      start -= grid.lengthMs();
    }
    return new StatusPast(startMs, presence.or(past::presence), routing.or(past::routing));
  }

  private static Optional<Kept> last(List<Kept> records, StatusRecord.Kind kind) {
    return records.stream()
        .filter(kept -> kept.record().kind() == kind)
        .reduce((earlier, later) -> later);
  }
}
