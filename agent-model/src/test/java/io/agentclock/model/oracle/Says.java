package io.agentclock.model.oracle;

import io.agentclock.model.Activity;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.StateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a row says, as far as anybody can read it: order is another matter. */
public final class Says {

  private final Map<Activity, Long> durations = new HashMap<>();
  private final Map<Activity, Integer> entries = new HashMap<>();
  private List<HandleLine> handle = List.of();
  private int logins;
  private int logouts;

  /** Nothing but OFFLINE that nobody entered here, or its holes. */
  private boolean idle = true;

  /** What a production row says. */
  public static Says of(IntervalContent content) {
    Says says = new Says();
    for (StateTime line : content.states()) {
      says.time(line.activity(), line.durationMs());
      if (line.entries() > 0) {
        says.entries.put(line.activity(), line.entries());
      }
    }
    says.logins = content.logins();
    says.logouts = content.logouts();
    says.handled(content.handle());
    says.idle = content.eventless();
    return says;
  }

  void time(Activity activity, long durationMs) {
    durations.merge(activity, durationMs, Long::sum);
  }

  void begun(Told.Begun run) {
    entries.merge(run.activity(), 1, Integer::sum);
    logins += run.login() ? 1 : 0;
    logouts += run.logout() ? 1 : 0;
    idle = false;
  }

  void handled(List<HandleLine> lines) {
    handle = lines;
    idle &= lines.isEmpty();
  }

  /** The same of states, and this of handle time. */
  Says handling(List<HandleLine> lines) {
    Says says = new Says();
    says.durations.putAll(durations);
    says.entries.putAll(entries);
    says.logins = logins;
    says.logouts = logouts;
    says.idle = idle;
    says.handled(lines);
    return says;
  }

  void notIdle() {
    idle = false;
  }

  /** Whether it isn't published as a first row. */
  public boolean idle() {
    return idle;
  }

  /** Time by activity. */
  public Map<Activity, Long> durations() {
    return durations;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Says says && sameOfStates(says) && handle.equals(says.handle);
  }

  /** Whether both say the same, handle time apart. */
  public boolean sameOfStates(Says other) {
    return durations.equals(other.durations)
        && entries.equals(other.entries)
        && logins == other.logins
        && logouts == other.logouts;
  }

  /** Handle time, a line per stream. */
  public List<HandleLine> handle() {
    return handle;
  }

  @Override
  public int hashCode() {
    return durations.hashCode();
  }

  @Override
  public String toString() {
    return "%s entries %s logins %d logouts %d%s %s"
        .formatted(text(durations), text(entries), logins, logouts, idle ? " idle" : "", handle);
  }

  private static Map<String, Object> text(Map<Activity, ? extends Number> counts) {
    Map<String, Object> text = new TreeMap<>();
    counts.forEach(
        (activity, count) -> text.put(activity.state() + "/" + activity.reason(), count));
    return text;
  }
}
