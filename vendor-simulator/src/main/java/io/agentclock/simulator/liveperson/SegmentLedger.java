package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.liveperson.Segment.Handling;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All segments, posted or not. */
final class SegmentLedger {

  /** The vendor's usual order: the latest first. */
  static final Comparator<Segment> LATEST_FIRST =
      Comparator.comparing(Segment::end).reversed().thenComparing(Segment::segmentId);

  // A contact is one only when its wrap-up is over too.
  private static final Duration LONGEST_WRAP_UP = Duration.ofDays(1);

  private final String account;
  private final long seed;
  private final LivePersonHabits habits;
  private final History history;
  private final Faults faults;

  SegmentLedger(
      String account, long seed, LivePersonHabits habits, History history, Faults faults) {
    this.account = account;
    this.seed = seed;
    this.habits = habits;
    this.history = history;
    this.faults = faults;
  }

  /** Those that close with {@code from <= close < to}, the latest first. */
  List<Segment> closed(Instant from, Instant to) {
    Handling handling = new Handling(seed, new Posting(seed, habits.posting(), faults));
    Map<String, Identity> people = history.people();
    List<Segment> segments = new ArrayList<>();
    for (List<TruthEvent> events : history.until(to.plus(LONGEST_WRAP_UP)).values()) {
      Identity who = people.get(events.get(0).agentId());
      for (HandledContact contact : HandledContacts.of(events)) {
        Instant close = contact.contactEnd();
        if (!close.isBefore(from) && close.isBefore(to)) {
          segments.add(Segment.of(account, who, contact, handling));
        }
      }
    }
    segments.sort(LATEST_FIRST);
    return segments;
  }
}
