package io.agentclock.model.oracle;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All that was ever told of one agent; who holds and what is a run is worked out anew each time.
 */
final class Told implements Timeline {

  /** From the specification, weakest first. */
  private static final List<AgentState> TIES =
      List.of(
          AgentState.UNMAPPED,
          AgentState.AFTER_CONTACT_WORK,
          AgentState.AVAILABLE,
          AgentState.INTERACTING,
          AgentState.NOT_READY,
          AgentState.OFFLINE);

  private final Map<Identity, Transition> told = new HashMap<>();

  private NavigableMap<Long, Transition> holding = new TreeMap<>();

  private record Identity(long at, long sequence, RawStatus raw) {}

  /** A run that began, and what it began from; null where it is the first. */
  record Begun(long at, Activity activity, Begun before) {
    boolean login() {
      return staffed(activity) && (before == null || before.activity.state() == AgentState.OFFLINE);
    }

    boolean logout() {
      return activity.state() == AgentState.OFFLINE && before != null && staffed(before.activity);
    }
  }

  /** Whether anything is different now. */
  boolean add(Transition transition) {
    Identity identity = new Identity(transition.atMs(), transition.sequence(), transition.raw());
    Transition before = told.get(identity);
    if (before != null && before.activity().equals(transition.activity())) {
      return false;
    }
    told.put(identity, transition);
    holding = null;
    return true;
  }

  @Override
  public List<Transition> all() {
    return List.copyOf(told.values());
  }

  @Override
  public NavigableMap<Long, Transition> holding() {
    if (holding == null) {
      holding = new TreeMap<>();
      for (Transition transition : told.values()) {
        holding.merge(transition.atMs(), transition, (a, b) -> beats(a, b) ? a : b);
      }
    }
    return holding;
  }

  static List<Begun> runs(NavigableMap<Long, Transition> holding) {
    List<Begun> runs = new ArrayList<>();
    Begun last = null;
    for (Transition transition : holding.values()) {
      if (last == null || !last.activity().equals(transition.activity())) {
        last = new Begun(transition.atMs(), transition.activity(), last);
        runs.add(last);
      }
    }
    return runs;
  }

  static boolean staffed(Activity activity) {
    return activity.state() != AgentState.OFFLINE && activity.state() != AgentState.UNKNOWN;
  }

  private static boolean beats(Transition a, Transition b) {
    if (a.sequence() != b.sequence()) {
      return a.sequence() > b.sequence();
    }
    int byState = TIES.indexOf(a.activity().state()) - TIES.indexOf(b.activity().state());
    if (byState != 0) {
      return byState > 0;
    }
    int byReason = compare(a.activity().reason(), b.activity().reason());
    if (byReason != 0) {
      return byReason > 0;
    }
    int byRaw = compare(a.raw().state(), b.raw().state());
    return byRaw != 0 ? byRaw > 0 : compare(a.raw().reason(), b.raw().reason()) > 0;
  }

  private static int compare(String a, String b) {
    if (a == null || b == null) {
      return (a == null ? 0 : 1) - (b == null ? 0 : 1);
    }
    byte[] left = a.getBytes(StandardCharsets.UTF_8);
    byte[] right = b.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] != right[i]) {
        return (left[i] & 0xff) - (right[i] & 0xff);
      }
    }
    return left.length - right.length;
  }
}
