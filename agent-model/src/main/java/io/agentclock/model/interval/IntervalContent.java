package io.agentclock.model.interval;

import io.agentclock.model.AgentState;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an interval's row says. What it says of states is a function of the agent's transitions and
 * of what was observed, and of nothing else.
 *
 * @param states one line per activity, in row order; their durations add up to the interval's
 *     length
 * @param logins staffed runs that began right after an OFFLINE run, or as the agent's first
 * @param logouts OFFLINE runs that began right after a staffed one
 * @param eventless nothing but OFFLINE time that nobody entered here, or of which nothing was
 *     observed, and no handle time: not published as a first row
 * @param handle one line per stream and attribution, ordered by stream; never part of the sum
 */
public record IntervalContent(
    List<StateTime> states, int logins, int logouts, boolean eventless, List<HandleLine> handle) {

  public IntervalContent {
    states = List.copyOf(states);
    handle = List.copyOf(handle);
  }

  /** The same of states, and this of handle time. */
  public IntervalContent with(List<HandleLine> lines) {
    return new IntervalContent(states, logins, logouts, eventless && lines.isEmpty(), lines);
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
    return saysTheSameOfStatesAs(other) && handle.equals(other.handle);
  }

  /** Whether both rows would say the same, handle time apart. */
  public boolean saysTheSameOfStatesAs(IntervalContent other) {
    return states.equals(other.states) && logins == other.logins && logouts == other.logouts;
  }
}
