package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import java.util.Optional;
import java.util.OptionalLong;

/** What a partition's ledger can be asked. */
public interface LedgerReads {

  /** The state of a scope ({@code source:account}). */
  Optional<ScopeState> scope(String scope);

  Optional<AgentHead> head(AgentKey agent);

  /** The slot of the interval that starts there. */
  Optional<Slot> slot(AgentKey agent, long startMs);

  /** The start of the first interval from one on in which any agent of a scope has a slot. */
  OptionalLong nextSlotMs(String scope, long fromMs);
}
