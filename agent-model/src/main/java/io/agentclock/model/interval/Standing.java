package io.agentclock.model.interval;

import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import java.util.Optional;

/**
 * Where an agent stands after some transition: what everything later is counted from.
 *
 * @param last the transition that holds
 * @param sinceMs the first instant of its run
 * @param previous the run before; none in the agent's first run
 */
public record Standing(Transition last, long sinceMs, Optional<Run> previous) {

  /** Where an agent stands after its first transition. */
  public static Standing first(Transition transition) {
    return new Standing(transition, transition.atMs(), Optional.empty());
  }

  /** Where the agent stands after the next transition that holds. */
  public static Standing after(Optional<Standing> standing, Transition next) {
    return standing.map(before -> before.then(next)).orElseGet(() -> first(next));
  }

  private Standing then(Transition next) {
    return next.activity().equals(last.activity())
        ? new Standing(next, sinceMs, previous)
        : new Standing(next, next.atMs(), Optional.of(run()));
  }

  /** The run that holds. */
  public Run run() {
    return new Run(last.activity(), sinceMs);
  }

  /** Whether the run that holds began at its last transition. */
  public boolean entered() {
    return sinceMs == last.atMs();
  }

  /** Whether the run that holds began with a login. */
  public boolean loggedIn() {
    return last.activity().state().staffed()
        && previous.map(run -> run.activity().state() == AgentState.OFFLINE).orElse(true);
  }

  /** Whether the run that holds began with a logout. */
  public boolean loggedOut() {
    return last.activity().state() == AgentState.OFFLINE
        && previous.map(run -> run.activity().state().staffed()).orElse(false);
  }
}
