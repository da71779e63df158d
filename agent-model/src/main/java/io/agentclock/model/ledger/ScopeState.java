package io.agentclock.model.ledger;

import io.agentclock.model.coverage.Coverage;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known of one account of one source in one partition, apart from its agents.
 *
 * @param coverage by stream
 * @param staleAfterMs by stream: how old knowledge may get, where its progress said so
 * @param lastWalk the latest walk; none before the first progress that needed one
 * @param closedThroughMs intervals that end by then are closed, for every agent
 * @param expiredThroughMs slots that end by then are gone
 */
public record ScopeState(
    Map<String, Coverage> coverage,
    Map<String, Long> staleAfterMs,
    Optional<Walk> lastWalk,
    long closedThroughMs,
    long expiredThroughMs) {

  /** Before anything was observed. */
  public static final ScopeState NONE =
      new ScopeState(Map.of(), Map.of(), Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE);

  public ScopeState {
    coverage = new TreeMap<>(coverage);
    staleAfterMs = new TreeMap<>(staleAfterMs);
  }

  /** What was observed of a stream. */
  public Coverage coverageOf(String stream) {
    return coverage.getOrDefault(stream, Coverage.NONE);
  }

  /** The watermark of a stream. */
  public OptionalLong observedThroughMs(String stream) {
    return coverageOf(stream).observedThroughMs();
  }

  /** The walk that some agents may still have to go through. */
  public Optional<Walk> activeWalk() {
    return lastWalk.filter(Walk::active);
  }

  ScopeState covering(String stream, Coverage observed, Optional<Long> staleMs) {
    Map<String, Coverage> streams = new TreeMap<>(coverage);
    streams.put(stream, observed);
    Map<String, Long> stale = new TreeMap<>(staleAfterMs);
    staleMs.ifPresent(ms -> stale.put(stream, ms));
    return new ScopeState(streams, stale, lastWalk, closedThroughMs, expiredThroughMs);
  }

  ScopeState walking(Walk walk) {
    return new ScopeState(
        coverage,
        staleAfterMs,
        Optional.of(walk),
        Math.max(closedThroughMs, walk.boundaryMs()),
        expiredThroughMs);
  }

  ScopeState expiredThrough(long throughMs) {
    return new ScopeState(coverage, staleAfterMs, lastWalk, closedThroughMs, throughMs);
  }
}
