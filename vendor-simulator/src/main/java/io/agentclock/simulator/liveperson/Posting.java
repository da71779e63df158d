package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the vendor gets round to showing something, with those faults that hold it back. */
final class Posting {

  private final long seed;
  private final LivePersonHabits.Posting delays;
  private final List<Fault> late;

  Posting(long seed, LivePersonHabits.Posting delays, Faults faults) {
    this.seed = seed;
    this.delays = delays;
    this.late = faults.late();
  }

  boolean isPosted(TruthEvent event, Instant now) {
    boolean surely = late.isEmpty() && event.postedAt() == null;
    if (surely && !event.at().plus(delays.statuses()).isAfter(now)) {
      return true;
    }
    Instant usual =
        event.postedAt() != null
            ? event.postedAt()
            : event.at().plusMillis(delay(delays.statuses(), name(event)));
    return !heldBack(event, usual).isAfter(now);
  }

  Instant posted(HandledContact contact) {
    String name = contact.agentId() + contact.start().getEpochSecond();
    TruthEvent close =
        new TruthEvent(contact.agentId(), contact.contactEnd(), Doing.WRAPPING_UP, null, "", null);
    return heldBack(close, close.at().plusMillis(delay(delays.segments(), name)));
  }

  private Instant heldBack(TruthEvent event, Instant usual) {
    Instant posted = usual;
    for (Fault fault : late) {
      posted = fault.posted(event, posted);
    }
    return posted;
  }

  private long delay(Duration most, String name) {
    return (long) (SeedMix.fraction(seed, name) * most.toMillis());
  }

  private static String name(TruthEvent event) {
    return event.agentId() + event.at().getEpochSecond() + event.doing();
  }
}
