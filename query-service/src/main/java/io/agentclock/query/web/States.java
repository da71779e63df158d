package io.agentclock.query.web;

import io.agentclock.model.AgentState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The states a request asks for. */
public final class States {

  /** The parameter's name. */
  public static final String PARAMETER = "state";

  private States() {}

  /**
   * The states in the parameter, separated by commas.
   *
   * @return empty if the request has none
   * @throws BadParameterException if one of them is no state
   */
  public static Optional<Set<AgentState>> in(Parameters parameters) {
    return parameters.text(PARAMETER).map(States::parse);
  }

  private static Set<AgentState> parse(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(States::state)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AgentState.class)));
  }

  private static AgentState state(String name) {
    return Arrays.stream(AgentState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Parameters.bad(
                    PARAMETER,
                    "has '%s', which is no state; the states are %s"
                        .formatted(
                            Parameters.shown(name),
                            Arrays.stream(AgentState.values())
                                .map(AgentState::name)
                                .collect(Collectors.joining(", ")))));
  }
}
