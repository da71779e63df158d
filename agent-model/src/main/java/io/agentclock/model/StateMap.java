package io.agentclock.model;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vendor's words for states and what they mean here; case-blind. What it doesn't know is never
 * guessed.
 */
public final class StateMap {

  private final Map<String, AgentState> states;

  /**
   * @param states vendor word to state
   */
  public StateMap(Map<String, AgentState> states) {
    this.states = new TreeMap<>();
    states.forEach((word, state) -> this.states.put(fold(word), state));
  }

  /** The state of a vendor's word; {@link AgentState#UNMAPPED} if it isn't known. */
  public AgentState of(String word) {
    return states.getOrDefault(fold(word), AgentState.UNMAPPED);
  }

  /** This map with some words meaning something else, or known at all. */
  public StateMap overriddenBy(Map<String, AgentState> overrides) {
    Map<String, AgentState> merged = new TreeMap<>(states);
    overrides.forEach((word, state) -> merged.put(fold(word), state));
    return new StateMap(merged);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
