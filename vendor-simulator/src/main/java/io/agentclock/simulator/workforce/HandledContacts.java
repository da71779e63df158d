package io.agentclock.simulator.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The contacts in what an agent did: each stretch on a contact is one, with the wrap-up right after
 * it. What has no end yet isn't there yet.
 */
public final class HandledContacts {

  private static final double MOST_HELD = 0.3;
  private static final double SOME_HOLD = 0.5;

  private HandledContacts() {}

  /**
   * Those that ended, oldest first.
   *
   * @param events of one agent, in time order
   */
  public static List<HandledContact> of(List<TruthEvent> events) {
    List<HandledContact> contacts = new ArrayList<>();
    int i = 0;
    while (i < events.size()) {
      if (events.get(i).doing() != Doing.ON_A_CONTACT) {
        i++;
        continue;
      }
      TruthEvent taken = events.get(i);
      i = after(events, i, Doing.ON_A_CONTACT);
      if (i < events.size()) {
        Instant contactEnd = events.get(i).at();
        int wrapped = after(events, i, Doing.WRAPPING_UP);
        if (wrapped < events.size()) {
          contacts.add(contact(taken, contactEnd, events.get(wrapped).at()));
        }
        i = wrapped;
      }
    }
    return contacts;
  }

  /** The first event from {@code i} on that isn't this. */
  private static int after(List<TruthEvent> events, int i, Doing doing) {
    int next = i;
    while (next < events.size() && events.get(next).doing() == doing) {
      next++;
    }
    return next;
  }

  private static HandledContact contact(TruthEvent taken, Instant contactEnd, Instant wrapUpEnd) {
    String name = taken.agentId() + taken.at();
    boolean holds = SeedMix.fraction(1, name) < SOME_HOLD;
    double part = holds ? MOST_HELD * SeedMix.fraction(2, name) : 0;
    long heldMs = (long) (Duration.between(taken.at(), contactEnd).toMillis() * part);
    return new HandledContact(
        taken.agentId(), taken.at(), contactEnd, wrapUpEnd, Duration.ofMillis(heldMs));
  }
}
