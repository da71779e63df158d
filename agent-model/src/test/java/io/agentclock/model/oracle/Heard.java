package io.agentclock.model.oracle;

import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.kit.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** All that was ever heard of one agent, and what of it is news. */
final class Heard {

  private final long length;
  private final Told told = new Told();
  private final Windows windows;
  private final HandleTold handle;
  private final List<Oracle.Placed> placed = new ArrayList<>();
  private Timeline timeline = told;
  private long changedLateAt = Long.MAX_VALUE;

  /** By stream the closed intervals whose handle time it changed since its last progress. */
  private final Map<String, NavigableSet<Long>> waiting = new HashMap<>();

  Heard(long retention, long length) {
    this.length = length;
    this.windows = new Windows(retention, length);
    this.handle = new HandleTold(length);
  }

  Timeline timeline() {
    return timeline;
  }

  HandleTold handle() {
    return handle;
  }

  /** The transitions that should have been put on the timeline, in order of arrival. */
  List<Oracle.Placed> placed() {
    return placed;
  }

  /** The first instant of a closed interval that is news since the last progress. */
  long changedLateAt() {
    return changedLateAt;
  }

  void settle() {
    changedLateAt = Long.MAX_VALUE;
  }

  /** The closed intervals whose handle time a stream changed since its last progress. */
  NavigableSet<Long> waiting(String stream) {
    return waiting.getOrDefault(stream, new TreeSet<>());
  }

  /** Whether a line waits for the progress of its own stream, when that of another arrives. */
  boolean waits(String arriving, String stream, long start) {
    return !stream.equals(arriving) && waiting(stream).contains(start);
  }

  void settle(String stream) {
    waiting.remove(stream);
  }

  /** Whether where the agent stands is worth another look. */
  boolean take(LogEntry.Item item, long closedThrough) {
    if (item.item() instanceof AgentItem.Change change) {
      return take(change.transition(), closedThrough);
    }
    if (item.item() instanceof AgentItem.StatusWindow window) {
      return take(window, closedThrough);
    }
    for (long start : handle.add(item.stream(), item.item())) {
      if (start < closedThrough) {
        waiting.computeIfAbsent(item.stream(), stream -> new TreeSet<>()).add(start);
      }
    }
    return false;
  }

  private boolean take(Transition transition, long closedThrough) {
    boolean news = told.add(transition);
    if (news) {
      place(transition, closedThrough, told.holding().get(transition.atMs()).equals(transition));
      changedAt(transition.atMs(), closedThrough);
    }
    return news;
  }

  private boolean take(AgentItem.StatusWindow window, long closedThrough) {
    timeline = windows;
    NavigableMap<Long, Transition> before = windows.holding();
    windows.add(window);
    NavigableMap<Long, Transition> after = windows.holding();
    int known = placed.size();
    Map.Entry<Long, Transition> anchor = after.lowerEntry(windows.cut());
    if (anchor != null && !anchor.equals(before.lowerEntry(windows.cut()))) {
      place(anchor.getValue(), closedThrough, true);
    }
    before.forEach(
        (at, gone) -> {
          if (!gone.equals(after.get(at))) {
            changedAt(at, closedThrough);
          }
        });
    after.forEach(
        (at, now) -> {
          if (!now.equals(before.get(at))) {
            changedAt(at, closedThrough);
            if (at >= windows.cut()) {
              place(now, closedThrough, true);
            }
          }
        });
    return placed.size() > known || !standing(before).equals(standing(after));
  }

  private void place(Transition now, long closedThrough, boolean holds) {
    long start = now.atMs() - Math.floorMod(now.atMs(), length);
    placed.add(new Oracle.Placed(now, start < closedThrough, holds));
  }

  private void changedAt(long at, long closedThrough) {
    if (at < closedThrough) {
      changedLateAt = Math.min(changedLateAt, at);
    }
  }

  private static List<Object> standing(NavigableMap<Long, Transition> holding) {
    List<Told.Begun> runs = Told.runs(holding);
    return holding.isEmpty()
        ? List.of()
        : List.of(
            holding.lastEntry().getValue(),
            runs.subList(Math.max(0, runs.size() - 2), runs.size()));
  }
}
