package io.agentclock.simulator.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One agent's history as the rules read it, asked instant by instant: nothing is carried along, so
 * that nothing can be carried wrongly.
 */
final class Chronicle {

  private final NavigableMap<Long, Judged> holding;
  private final List<Hole> holes;
  private final long maxUnchangedMs;

  /**
   * @param holding what the vendor shows from which instant on
   * @param maxUnchanged null: a staffed state may last for ever
   */
  Chronicle(NavigableMap<Long, Judged> holding, List<Hole> holes, Duration maxUnchanged) {
    this.holding = holding;
    this.holes = List.copyOf(holes);
    this.maxUnchangedMs = maxUnchanged == null ? Long.MAX_VALUE : maxUnchanged.toMillis();
  }

  /** What may be said of this instant. */
  Judged at(long ms) {
    Map.Entry<Long, Judged> last = holding.floorEntry(ms);
    if (last == null || hole(ms) != null) {
      return Judged.UNKNOWN;
    }
    boolean tooLong = last.getValue().state().staffed() && ms - last.getKey() >= maxUnchangedMs;
    return tooLong ? Judged.UNKNOWN : last.getValue();
  }

  /** Whether this instant is unknown for a hole that began while the agent was logged out. */
  boolean unknownWhileOffline(long ms) {
    Hole hole = hole(ms);
    if (hole == null) {
      return false;
    }
    Map.Entry<Long, Judged> before = holding.floorEntry(hole.from().toEpochMilli());
    return before != null && before.getValue().state() == JudgedState.OFFLINE;
  }

  /**
   * All instants after the first and before the second at which the answer may change, and these
   * two.
   */
  NavigableSet<Long> cuts(long fromMs, long toMs) {
    NavigableSet<Long> cuts = new TreeSet<>(List.of(fromMs, toMs));
    for (Long at : holding.subMap(fromMs, toMs).keySet()) {
      cuts.add(at);
    }
    if (maxUnchangedMs < Long.MAX_VALUE) {
      for (Long at : holding.subMap(fromMs - maxUnchangedMs, toMs - maxUnchangedMs).keySet()) {
        cuts.add(at + maxUnchangedMs);
      }
    }
    for (Hole hole : holes) {
      cuts.add(hole.from().toEpochMilli());
      cuts.add(hole.to().toEpochMilli());
    }
    return cuts.subSet(fromMs, true, toMs, true);
  }

  /** All runs, by time. */
  List<JudgedRun> runs() {
    List<JudgedRun> runs = new ArrayList<>();
    Judged before = null;
    for (Map.Entry<Long, Judged> entry : holding.entrySet()) {
      Judged now = entry.getValue();
      if (!now.equals(before)) {
        boolean wasStaffed = before != null && before.state().staffed();
        boolean isStaffed = now.state().staffed();
        boolean login = isStaffed && !wasStaffed;
        boolean logout = !isStaffed && wasStaffed;
        runs.add(new JudgedRun(entry.getKey(), now, login, logout));
      }
      before = now;
    }
    return runs;
  }

  // From a hole's start to the first change at or after it nobody knows, even when the hole is long
  // over.
  private Hole hole(long ms) {
    for (Hole hole : holes) {
      long start = hole.from().toEpochMilli();
      Long next = holding.ceilingKey(start);
      if (start <= ms && (next == null || next > ms)) {
        return hole;
      }
    }
    return null;
  }
}
