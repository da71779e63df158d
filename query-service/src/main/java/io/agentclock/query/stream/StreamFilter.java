package io.agentclock.query.stream;

import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.query.access.Accounts;
import io.agentclock.query.web.Parameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which agents a client wants to hear of, and may. Clients with equal filters are sent the same
 * bytes.
 *
 * @param source only these; empty: all
 * @param account only these; empty: all
 * @param states only agents in one of these
 * @param accounts that may be seen
 */
record StreamFilter(
    Optional<String> source, Optional<String> account, Set<AgentState> states, Accounts accounts) {

  private static final String STATE = "state";

  /** The parameters it is read from. */
  static final List<String> PARAMETERS = List.of("source", "account", STATE);

  static StreamFilter of(Parameters parameters, Accounts accounts) {
    return new StreamFilter(
        parameters.text("source"),
        parameters.text("account"),
        parameters.text(STATE).map(StreamFilter::states).orElse(EnumSet.allOf(AgentState.class)),
        accounts);
  }

  /** Whether an account is among those wanted. */
  boolean covers(String scopeSource, String scopeAccount) {
    return source.map(scopeSource::equals).orElse(true)
        && account.map(scopeAccount::equals).orElse(true)
        && accounts.allow(AgentKey.scope(scopeSource, scopeAccount));
  }

  boolean covers(AgentKey agent) {
    return covers(agent.source(), agent.account());
  }

  /** Whether an agent is wanted in its state. */
  boolean wants(AgentEntry agent) {
    return states.contains(agent.state()) && covers(agent.key());
  }

  /** Whether a change is of an agent that is wanted, or was before it. */
  boolean wants(Change change) {
    return (states.contains(change.agent().state())
            || change.before().map(states::contains).orElse(false))
        && covers(change.agent().key());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamFilter filter
        && source.equals(filter.source)
        && account.equals(filter.account)
        && states.equals(filter.states)
        && accounts.parameter().equals(filter.accounts.parameter());
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, account, states, accounts.parameter());
  }

  private static Set<AgentState> states(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(StreamFilter::state)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AgentState.class)));
  }

  private static AgentState state(String name) {
    return Arrays.stream(AgentState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Parameters.bad(
                    STATE,
                    "has '%s', which is no state; the states are %s"
                        .formatted(
                            Parameters.shown(name),
                            Arrays.stream(AgentState.values())
                                .map(AgentState::name)
                                .collect(Collectors.joining(", ")))));
  }
}
