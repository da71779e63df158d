package io.agentclock.processor.read;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.ledger.AgentHead;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which agents a list is of.
 *
 * @param scopes only of these accounts
 * @param states only agents in one of these
 * @param reason only this one
 * @param team only agents of this team
 * @param text part of the agent's id, key or name, case-blind
 * @param minForMs only agents in their state for at least so long
 */
record AgentFilter(
    ScopeFilter scopes,
    Set<AgentState> states,
    Optional<String> reason,
    Optional<String> team,
    Optional<String> text,
    OptionalLong minForMs) {

  /** Whether it can be one, by who it is. */
  boolean accepts(AgentKey agent, DirectoryEntry who) {
    return team.map(wanted -> wanted.equals(who.team())).orElse(true)
        && text.map(part -> names(agent, who, part)).orElse(true);
  }

  /** Whether it can be one, by what it does. */
  boolean accepts(AgentHead head, long asOfMs) {
    return states.contains(head.activity().state())
        && reason.map(wanted -> wanted.equals(head.activity().reason())).orElse(true)
        && (minForMs.isEmpty() || head.forMs(asOfMs).orElse(-1) >= minForMs.getAsLong());
  }

  private static boolean names(AgentKey agent, DirectoryEntry who, String part) {
    return contains(agent.toString(), part)
        || contains(agent.agentId(), part)
        || (who.name() != null && contains(who.name(), part));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
