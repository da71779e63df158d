package io.agentclock.model.ledger;

import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Freshness;
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
    return freshness().stale();
  }

  /** The last instant an agent's answer speaks for. */
  long asOfMs(AgentHead head) {
    OptionalLong lastMs =
        head.last().map(last -> OptionalLong.of(last.atMs())).orElse(OptionalLong.empty());
    return freshness().asOfMs(lastMs).orElseGet(() -> Math.min(nowMs, head.firstMs()));
  }

  private Freshness freshness() {
    return new Freshness(coverage.observedThroughMs(), nowMs, staleAfterMs, live);
  }
}
