package io.agentclock.model.interval;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what one stretch of an agent's timeline, at most an interval, holds. One use each. */
public final class IntervalCounter {

  private static final Activity UNKNOWN = new Activity(AgentState.UNKNOWN, null);

  private final Belief belief;
  private final Map<Activity, long[]> lines = new TreeMap<>(Activity.ROW_ORDER);
  private Optional<Standing> standing;
  private long countedToMs;
  private int logins;
  private int logouts;
  private boolean eventless = true;

  private IntervalCounter(Belief belief, Optional<Standing> carriedIn, long startMs) {
    this.belief = belief;
    this.standing = carriedIn;
    this.countedToMs = startMs;
  }

  /**
   * Counts {@code [startMs, endMs)}.
   *
   * @param carriedIn where the agent stands at the start, by transitions before it
   * @param holding the transitions that hold at their instants, in time order, all inside the
   *     stretch
   */
  public static IntervalContent count(
      Belief belief,
      Optional<Standing> carriedIn,
      List<Transition> holding,
      long startMs,
      long endMs) {
    IntervalCounter counter = new IntervalCounter(belief, carriedIn, startMs);
    for (Transition transition : holding) {
      counter.countTo(transition.atMs());
      counter.enter(transition);
    }
    counter.countTo(endMs);
    return counter.content();
  }

  private void countTo(long toMs) {
    if (toMs == countedToMs) {
      return;
    }
    if (standing.isEmpty()) {
      add(UNKNOWN, toMs - countedToMs);
    } else if (standing.get().last().atMs() > countedToMs) {
      long beginsMs = Math.min(toMs, standing.get().last().atMs());
      add(UNKNOWN, beginsMs - countedToMs);
      countedToMs = beginsMs;
      countTo(toMs);
    } else {
      Transition holding = standing.get().last();
      long believedToMs =
          belief.doubtAfter(holding).map(doubt -> clamp(doubt.fromMs(), toMs)).orElse(toMs);
      add(holding.activity(), believedToMs - countedToMs);
      add(UNKNOWN, toMs - believedToMs);
      eventless &= holding.activity().state() == AgentState.OFFLINE;
    }
    countedToMs = toMs;
  }

  private long clamp(long instantMs, long toMs) {
    return Math.max(countedToMs, Math.min(instantMs, toMs));
  }

  private void enter(Transition transition) {
    Standing entered = Standing.after(standing, transition);
    if (entered.entered()) {
      lines.computeIfAbsent(transition.activity(), absent -> new long[2])[1]++;
      logins += entered.loggedIn() ? 1 : 0;
      logouts += entered.loggedOut() ? 1 : 0;
      eventless = false;
    }
    standing = Optional.of(entered);
  }

  private void add(Activity activity, long durationMs) {
    if (durationMs > 0) {
      lines.computeIfAbsent(activity, absent -> new long[2])[0] += durationMs;
    }
  }

  private IntervalContent content() {
    List<StateTime> states = new ArrayList<>(lines.size());
    lines.forEach(
        (activity, counts) -> {
          if (counts[0] > 0) {
            states.add(new StateTime(activity, counts[0], (int) counts[1]));
          }
        });
    return new IntervalContent(states, logins, logouts, eventless, List.of());
  }
}
