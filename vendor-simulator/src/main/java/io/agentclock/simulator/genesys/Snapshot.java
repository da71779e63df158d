package io.agentclock.simulator.genesys;

import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the vendor knows at one instant: things show some time after they happened, how long is a
 * function of the seed and the thing alone.
 */
final class Snapshot {

  private final long seed;
  private final GenesysHabits habits;
  private final List<Fault> late;
  private final Instant asOf;
  private final Instant lastEvent;

  private Snapshot(
      long seed, GenesysHabits habits, List<Fault> late, Instant asOf, Instant lastEvent) {
    this.seed = seed;
    this.habits = habits;
    this.late = late;
    this.asOf = asOf;
    this.lastEvent = lastEvent;
  }

  static Snapshot at(Instant asOf, long seed, GenesysHabits habits, Faults faults) {
    return new Snapshot(seed, habits, faults.late(), asOf, asOf);
  }

  /** The same without what happened after an instant. */
  Snapshot until(Instant last) {
    return new Snapshot(seed, habits, late, asOf, last);
  }

  /** The same as it was at another moment. */
  Snapshot at(Instant moment) {
    return new Snapshot(seed, habits, late, moment, moment);
  }

  /** Nothing that happened then or later can be seen. */
  Instant end() {
    return lastEvent.plusMillis(1);
  }

  Instant asOf() {
    return asOf;
  }

  boolean shows(TruthEvent event) {
    Instant at = event.at();
    boolean longAgo = !at.plus(habits.slowestRecord()).isAfter(asOf);
    if (event.postedAt() == null && late.isEmpty() && longAgo) {
      return true;
    }
    Instant posted = event.postedAt();
    if (posted == null) {
      String change = event.agentId() + at + event.said() + event.code();
      posted = at.plus(part(habits.slowestRecord(), change));
    }
    return !heldBack(event, posted).isAfter(asOf);
  }

  /** Whether the contact is in its buckets. */
  boolean shows(HandledContact contact) {
    Instant end = contact.wrapUpEnd();
    Instant posted = end.plus(part(habits.slowestContact(), contact.agentId() + contact.start()));
    if (!late.isEmpty()) {
      TruthEvent ended =
          new TruthEvent(contact.agentId(), end, Doing.READY, null, "available", null);
      posted = heldBack(ended, posted);
    }
    return !posted.isAfter(asOf);
  }

  private Instant heldBack(TruthEvent event, Instant posted) {
    Instant then = posted;
    for (Fault fault : late) {
      then = fault.posted(event, then);
    }
    return then;
  }

  private Duration part(Duration slowest, String what) {
    return Duration.ofMillis((long) (SeedMix.fraction(seed, what) * slowest.toMillis()));
  }
}
