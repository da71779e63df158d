package io.agentclock.processor.read;

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
 * @param source only these; empty: all
 * @param account only these; empty: all
 * @param states only agents in one of these
 * @param reason only this one
 * @param team only agents of this team; no agent's team is known before there is a directory
 * @param text part of the agent's id or key, case-blind
 * @param minForMs only agents in their state for at least so long
 */
record AgentFilter(
    Optional<String> source,
    Optional<String> account,
    Set<AgentState> states,
    Optional<String> reason,
    Optional<String> team,
    Optional<String> text,
    OptionalLong minForMs) {

  boolean accepts(AgentKey agent) {
    return team.isEmpty()
        && source.map(agent.source()::equals).orElse(true)
        && account.map(agent.account()::equals).orElse(true)
        && text.map(part -> contains(agent.toString(), part) || contains(agent.agentId(), part))
            .orElse(true);
  }

  boolean accepts(AgentHead head, long asOfMs) {
    return states.contains(head.activity().state())
        && reason.map(wanted -> wanted.equals(head.activity().reason())).orElse(true)
        && (minForMs.isEmpty() || asOfMs - head.sinceMs() >= minForMs.getAsLong());
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
