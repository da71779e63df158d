package io.agentclock.model.ledger;

import io.agentclock.model.coverage.Coverage;
import java.util.Optional;

/**
 * One progress record's consequences for the agents of a scope. It may be spread over time; each
 * agent goes through it before anything else of that agent is applied, so nobody can tell.
 *
 * @param number counts a scope's walks
 * @param stream whose progress caused it
 * @param causedAtMs timestamp of the progress record, epoch milliseconds
 * @param observedThroughMs of the scope's state stream then
 * @param boundaryMs intervals that end by then are to be closed
 * @param holesChanged where holes came, went or shrank
 * @param everyone whether all agents are concerned, or only those with pending intervals
 * @param active whether some agents may still have to go through it
 */
public record Walk(
    long number,
    String stream,
    long causedAtMs,
    long observedThroughMs,
    long boundaryMs,
    Optional<Coverage.Changed> holesChanged,
    boolean everyone,
    boolean active) {

  /**
   * Whether an agent goes through it; nothing that comes in the meantime makes it one that does.
   */
  boolean concerns(AgentHead head) {
    return everyone || head.pending().stream().anyMatch(range -> range.stream().equals(stream));
  }

  Walk finished() {
    return new Walk(
        number, stream, causedAtMs, observedThroughMs, boundaryMs, holesChanged, everyone, false);
  }
}
