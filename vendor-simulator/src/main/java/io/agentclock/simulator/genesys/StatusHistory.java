package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Each user's presences and routing statuses with their true starts and ends, which may lie far
 * outside the interval asked for. Everyone was offline for twenty days before the history starts.
 */
final class StatusHistory {

  private static final Duration OFFLINE_BEFORE = Duration.ofDays(20);
  private static final List<Duration> MARGINS = List.of(Duration.ofDays(1), Duration.ofDays(8));

  /** Of changes in one second the vendor keeps one: the less of the agent is left, the rather. */
  private static final Comparator<TruthEvent> WHICH_HOLDS =
      Comparator.<TruthEvent>comparingInt(event -> rank(event.doing()))
          .thenComparing(StatusHistory::reason, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Workforce workforce;
  private final Instant historyStart;

  StatusHistory(Workforce workforce, Instant historyStart) {
    this.workforce = workforce;
    this.historyStart = historyStart;
  }

  /** Since when there are records of everyone. */
  Instant firstRecord() {
    return historyStart.minus(OFFLINE_BEFORE);
  }

  UserStatus of(Agent agent, Interval interval, Snapshot seen) {
    for (Duration margin : MARGINS) {
      Interval wide = interval.wider(margin);
      if (wide.from().isAfter(historyStart)) {
        NavigableMap<Instant, Doing> changes = changes(agent, wide.from(), wide.to(), seen);
        List<Run<Presence>> presence = Run.of(changes, Presence::of);
        List<Run<Routing>> routing = Run.of(changes, Routing::of);
        boolean nothingLater = !wide.to().isBefore(seen.end());
        if (certain(presence, interval, nothingLater) && certain(routing, interval, nothingLater)) {
          return in(interval, presence, routing);
        }
      }
    }
    NavigableMap<Instant, Doing> all = changes(agent, Instant.EPOCH, seen.end(), seen);
    Instant first =
        all.isEmpty() || all.firstKey().isAfter(historyStart) ? historyStart : all.firstKey();
    all.put(first.minus(OFFLINE_BEFORE), Doing.GONE);
    return in(interval, Run.of(all, Presence::of), Run.of(all, Routing::of));
  }

  private NavigableMap<Instant, Doing> changes(
      Agent agent, Instant from, Instant to, Snapshot seen) {
    NavigableMap<Instant, TruthEvent> holding = new TreeMap<>();
    Instant end = to.isBefore(seen.end()) ? to : seen.end();
    for (TruthEvent event : workforce.of(agent.agentId(), from, end)) {
      if (seen.shows(event)) {
        holding.merge(event.at(), event, StatusHistory::greater);
      }
    }
    NavigableMap<Instant, Doing> changes = new TreeMap<>();
    holding.forEach((at, event) -> changes.put(at, event.doing()));
    return changes;
  }

  // The first run may have begun before the events looked at, the last may end after them: neither
  // may be one of the interval's.
  private static <T> boolean certain(List<Run<T>> runs, Interval interval, boolean nothingLater) {
    Instant firstEnd = runs.isEmpty() ? null : runs.get(0).end();
    if (firstEnd == null || firstEnd.isAfter(interval.from())) {
      return false;
    }
    return nothingLater || !runs.get(runs.size() - 1).overlaps(interval);
  }

  private static UserStatus in(
      Interval interval, List<Run<Presence>> presence, List<Run<Routing>> routing) {
    return new UserStatus(
        presence.stream().filter(run -> run.overlaps(interval)).toList(),
        routing.stream().filter(run -> run.overlaps(interval)).toList());
  }

  private static TruthEvent greater(TruthEvent one, TruthEvent other) {
    return WHICH_HOLDS.compare(one, other) >= 0 ? one : other;
  }

  private static int rank(Doing doing) {
    return switch (doing) {
      case SOMETHING_ELSE -> 0;
      case WRAPPING_UP -> 1;
      case READY -> 2;
      case ON_A_CONTACT -> 3;
      case ON_A_BREAK, AT_LUNCH, IN_A_MEETING, IN_TRAINING, PAUSED -> 4;
      case GONE -> 5;
    };
  }

  private static String reason(TruthEvent event) {
    if (event.code() != null) {
      return event.code();
    }
    return event.said().equalsIgnoreCase("notready") ? null : event.said();
  }
}
