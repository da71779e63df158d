package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import java.util.Optional;

/**
 * Which accounts' agents are asked for.
 *
 * @param accounts only of these
 * @param source only these; empty: all
 * @param account only these; empty: all
 */
record ScopeFilter(Accounts accounts, Optional<String> source, Optional<String> account) {

  private static final String ANY_AGENT = ":a";

  /** Whether a scope's agents are asked for; {@code source:account}, encoded as in a key. */
  boolean accepts(String scope) {
    if (!accounts.allow(scope)) {
      return false;
    }
    AgentKey any = AgentKey.parse(scope + ANY_AGENT);
    return source.map(any.source()::equals).orElse(true)
        && account.map(any.account()::equals).orElse(true);
  }
}
