package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How a vendor shows what an agent does, and so what rows can say of it: each has its own words,
 * and its own way to say nothing.
 */
public enum JudgedVendor {
  /** Shows everything, repetitions too, to the second and in no order within one. */
  KORE("kore", "agent-activity") {
    @Override
    Judged judged(TruthEvent event) {
      return Judged.ofKore(event);
    }

    @Override
    NavigableMap<Long, Judged> holding(List<TruthEvent> events) {
      NavigableMap<Long, Judged> holding = new TreeMap<>();
      events.forEach(
          event -> holding.merge(event.at().toEpochMilli(), judged(event), JudgedVendor::greater));
      return holding;
    }
  },

  /** Shows changes, numbered within a session; knows no wrap-up, and reasons of absence alone. */
  LIVEPERSON("liveperson", "status-changes") {
    @Override
    Judged judged(TruthEvent event) {
      return switch (event.doing()) {
        case ON_A_BREAK -> notReady("Break");
        case AT_LUNCH -> notReady("Lunch");
        case IN_A_MEETING -> notReady("Meeting");
        case IN_TRAINING -> notReady("Training");
        case READY, ON_A_CONTACT, WRAPPING_UP, PAUSED, GONE, SOMETHING_ELSE ->
            withoutReason(event.doing());
      };
    }

    @Override
    NavigableMap<Long, Judged> holding(List<TruthEvent> events) {
      NavigableMap<Long, Judged> holding = new TreeMap<>();
      NavigableMap<Long, Integer> numbers = new TreeMap<>();
      boolean session = false;
      int number = 0;
      for (TruthEvent event : changes(events)) {
        long ms = event.at().toEpochMilli();
        number = session ? number + 1 : 1;
        session = event.doing() != Doing.GONE;
        if (number >= numbers.getOrDefault(ms, 0)) {
          numbers.put(ms, number);
          holding.put(ms, judged(event));
        }
      }
      return holding;
    }
  },

  /**
   * Shows records of presence and routing that end where the next begins, to the second; wrap-up is
   * routing's. Whoever hasn't come yet is on record as offline.
   */
  GENESYS("genesys", "user-status") {
    @Override
    Judged judged(TruthEvent event) {
      return switch (event.doing()) {
        case ON_A_BREAK -> notReady("BREAK");
        case AT_LUNCH -> notReady("MEAL");
        case IN_A_MEETING -> notReady("MEETING");
        case IN_TRAINING -> notReady("TRAINING");
        case PAUSED -> notReady("Paperwork");
        case READY, ON_A_CONTACT, WRAPPING_UP, GONE, SOMETHING_ELSE -> withoutReason(event.doing());
      };
    }

    @Override
    NavigableMap<Long, Judged> holding(List<TruthEvent> events) {
      NavigableMap<Long, Judged> holding = new TreeMap<>();
      List<TruthEvent> changes = changes(oneASecond(events));
      if (!changes.isEmpty()) {
        Judged offline = new Judged(JudgedState.OFFLINE, null);
        holding.put(changes.get(0).at().minus(ON_RECORD_BEFORE).toEpochMilli(), offline);
      }
      changes.forEach(event -> holding.put(event.at().toEpochMilli(), judged(event)));
      return holding;
    }
  };

  private static final Duration ON_RECORD_BEFORE = Duration.ofDays(20);

  private final String source;
  private final String stateStream;

  JudgedVendor(String source, String stateStream) {
    this.source = source;
    this.stateStream = stateStream;
  }

  /** The vendor's name in keys and feeds. */
  public String source() {
    return source;
  }

  /** The stream that tells states, by which intervals close. */
  public String stateStream() {
    return stateStream;
  }

  /** What the vendor's word for it must be read as. */
  abstract Judged judged(TruthEvent event);

  /**
   * What holds from which instant on.
   *
   * @param events of one agent, by time
   */
  abstract NavigableMap<Long, Judged> holding(List<TruthEvent> events);

  /**
   * Those that a vendor tells who was never asked for earlier ones; Genesys Cloud tells what was in
   * force then as well.
   */
  List<TruthEvent> since(Instant first, List<TruthEvent> events) {
    return switch (this) {
      case KORE -> from(first, events);
      case LIVEPERSON -> from(first, changes(events));
      case GENESYS -> events;
    };
  }

  /** Without those that show what is shown already, where the vendor leaves them out. */
  List<TruthEvent> changes(List<TruthEvent> events) {
    List<TruthEvent> changes = new ArrayList<>();
    Judged shown = null;
    for (TruthEvent event : events.stream().sorted(Comparator.comparing(TruthEvent::at)).toList()) {
      Judged now = judged(event);
      if (!now.equals(shown) || repeats(now)) {
        changes.add(event);
      }
      shown = now;
    }
    return changes;
  }

  // LivePerson says again that someone is available or away.
  private boolean repeats(Judged judged) {
    return this == LIVEPERSON
        && judged.state() != JudgedState.INTERACTING
        && judged.state() != JudgedState.OFFLINE;
  }

  private static List<TruthEvent> from(Instant first, List<TruthEvent> events) {
    return events.stream().filter(event -> !event.at().isBefore(first)).toList();
  }

  // Of changes in one second the greater is kept, by what it is and not by how it is shown.
  private static List<TruthEvent> oneASecond(List<TruthEvent> events) {
    Comparator<TruthEvent> greater = Comparator.comparing(Judged::ofKore, Judged.GREATER_HOLDS);
    NavigableMap<Instant, TruthEvent> kept = new TreeMap<>();
    events.forEach(
        event ->
            kept.merge(
                event.at(), event, (one, two) -> greater.compare(one, two) >= 0 ? one : two));
    return List.copyOf(kept.values());
  }

  private static Judged notReady(String reason) {
    return new Judged(JudgedState.NOT_READY, reason);
  }

  private static Judged withoutReason(Doing doing) {
    JudgedState state = JudgedState.of(doing);
    boolean wrapUp = state == JudgedState.AFTER_CONTACT_WORK;
    return new Judged(wrapUp ? JudgedState.INTERACTING : state, null);
  }

  private static Judged greater(Judged one, Judged other) {
    return Judged.GREATER_HOLDS.compare(one, other) >= 0 ? one : other;
  }
}
