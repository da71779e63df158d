package io.agentclock.model.ledger;

import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import java.util.OptionalLong;

/**
 * What was observed of a scope's state stream, seen at some instant.
 *
 * @param coverage what was observed
 * @param nowMs the instant it is seen at, epoch milliseconds
 * @param staleAfterMs how old the knowledge may get
 * @param live whether the stream is quick enough for answers up to now
 */
public record LiveView(Coverage coverage, long nowMs, long staleAfterMs, boolean live) {

  /** Whether what was observed is too old, or nothing was. */
  public boolean stale() {
    OptionalLong through = coverage.observedThroughMs();
    return through.isEmpty() || nowMs - through.getAsLong() > staleAfterMs;
  }

  /** The last instant an agent's answer speaks for. */
  long asOfMs(AgentHead head) {
    long lastMs = head.last().map(Transition::atMs).orElse(Long.MIN_VALUE);
    if (live && !stale()) {
      return Math.max(nowMs, lastMs);
    }
    long knownMs = Math.max(lastMs, coverage.observedThroughMs().orElse(Long.MIN_VALUE));
    return knownMs == Long.MIN_VALUE ? Math.min(nowMs, head.firstMs()) : knownMs;
  }
}
