package io.agentclock.model.oracle;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.UnknownCause;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One agent's past counted from scratch: steps through every instant at which anything can change
 * and asks the specification's three questions there.
 */
final class Recount {

  private static final Activity UNKNOWN = new Activity(AgentState.UNKNOWN, null);

  private final NavigableMap<Long, Transition> holding;
  private final List<long[]> holes;
  private final OptionalLong maxUnchanged;

  Recount(NavigableMap<Long, Transition> holding, List<long[]> holes, OptionalLong maxUnchanged) {
    this.holding = holding;
    this.holes = holes;
    this.maxUnchanged = maxUnchanged;
  }

  /** UNKNOWN since when and why. */
  record Doubt(long since, UnknownCause cause) {}

  /** Why an instant is UNKNOWN, from the transition in force there; null if it isn't. */
  Doubt doubtAt(long instant) {
    Map.Entry<Long, Transition> inForce = holding.floorEntry(instant);
    if (inForce == null) {
      return new Doubt(Long.MIN_VALUE, UnknownCause.BEFORE_FIRST);
    }
    long at = inForce.getKey();
    Doubt doubt = null;
    for (long[] hole : holes) {
      if (doubt == null && hole[0] > at && hole[0] <= instant) {
        doubt = new Doubt(hole[0], UnknownCause.GAP);
      }
    }
    if (maxUnchanged.isPresent() && Told.staffed(inForce.getValue().activity())) {
      long tooLong = at + maxUnchanged.getAsLong();
      if (tooLong <= instant && (doubt == null || tooLong < doubt.since())) {
        doubt = new Doubt(tooLong, UnknownCause.TIMED_OUT);
      }
    }
    return doubt;
  }

  Activity activityAt(long instant) {
    return doubtAt(instant) == null ? holding.floorEntry(instant).getValue().activity() : UNKNOWN;
  }

  /** The rows of all intervals between two borders; the last may be cut short. */
  NavigableMap<Long, Says> rows(long from, long to, long length) {
    NavigableMap<Long, Says> rows = new TreeMap<>();
    NavigableSet<Long> cuts = cuts(from, to, length);
    for (Long cut : cuts.headSet(to)) {
      long start = cut - Math.floorMod(cut, length);
      Says row = rows.computeIfAbsent(start, absent -> new Says());
      row.time(activityAt(cut), cuts.higher(cut) - cut);
      Map.Entry<Long, Transition> inForce = holding.floorEntry(cut);
      if (inForce != null && inForce.getValue().activity().state() != AgentState.OFFLINE) {
        row.notIdle();
      }
    }
    for (Told.Begun run : Told.runs(holding)) {
      if (run.at() >= from && run.at() < to) {
        rows.get(run.at() - Math.floorMod(run.at(), length)).begun(run);
      }
    }
    return rows;
  }

  private NavigableSet<Long> cuts(long from, long to, long length) {
    NavigableSet<Long> cuts = new TreeSet<>();
    for (long border = from; border < to; border += length) {
      cuts.add(border);
    }
    cuts.add(to);
    holes.forEach(hole -> cuts.add(hole[0]));
    for (Long at : holding.keySet()) {
      cuts.add(at);
      maxUnchanged.ifPresent(max -> cuts.add(at + max));
    }
    return from < to ? cuts.subSet(from, true, to, true) : new TreeSet<>();
  }
}
