package io.agentclock.model.interval;

import io.agentclock.model.AgentState;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an interval's row says: a function of the agent's transitions and of what was observed, and
 * of nothing else.
 *
 * @param states one line per activity, in row order; their durations add up to the interval's
 *     length
 * @param logins staffed runs that began right after an OFFLINE run, or as the agent's first
 * @param logouts OFFLINE runs that began right after a staffed one
 * @param eventless nothing but OFFLINE time that nobody entered here, or of which nothing was
 *     observed: not published as a first row
 */
public record IntervalContent(List<StateTime> states, int logins, int logouts, boolean eventless) {

  public IntervalContent {
    states = List.copyOf(states);
  }

  /** Time in one state, whatever the reason. */
  public long durationMs(AgentState state) {
    return states.stream()
        .filter(line -> line.activity().state() == state)
        .mapToLong(StateTime::durationMs)
        .sum();
  }

  /** Time at work. */
  public long staffedMs() {
    return states.stream()
        .filter(line -> line.activity().state().staffed())
        .mapToLong(StateTime::durationMs)
        .sum();
  }

  /** Time nobody observed. */
  public long unknownMs() {
    return durationMs(AgentState.UNKNOWN);
  }

  /** (interacting + after contact work) / (those + available); none when that is nothing. */
  public OptionalDouble occupancy() {
    long busy = durationMs(AgentState.INTERACTING) + durationMs(AgentState.AFTER_CONTACT_WORK);
    long total = busy + durationMs(AgentState.AVAILABLE);
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) busy / total);
  }

  /** Whether both rows would say the same. */
  public boolean saysTheSameAs(IntervalContent other) {
    return states.equals(other.states) && logins == other.logins && logouts == other.logouts;
  }
}
