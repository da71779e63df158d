package io.agentclock.query.stream;

import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.query.access.Accounts;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.States;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

  /** The parameters it is read from. */
  static final List<String> PARAMETERS = List.of("source", "account", States.PARAMETER);

  static StreamFilter of(Parameters parameters, Accounts accounts) {
    return new StreamFilter(
        parameters.text("source"),
        parameters.text("account"),
        States.in(parameters).orElse(EnumSet.allOf(AgentState.class)),
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
  boolean wants(AgentRow agent) {
    return states.contains(agent.facts().state()) && covers(agent.key());
  }

  /** Whether a change is of an agent that is wanted, or was before it. */
  boolean wants(Change change) {
    return (states.contains(change.agent().facts().state())
            || change.before().map(states::contains).orElse(false))
        && covers(change.agent().row().key());
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
}
