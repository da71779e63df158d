package io.agentclock.model.ledger;

/**
 * Between which intervals something is kept of an agent. Only ever grows: what lies inside may be
 * gone, but nothing lies outside.
 *
 * @param firstMs no interval that starts earlier holds anything
 * @param lastMs no interval that starts later holds anything
 */
public record Extent(long firstMs, long lastMs) {

  /** Nothing is kept. */
  static final Extent NONE = new Extent(Long.MAX_VALUE, Long.MIN_VALUE);

  Extent with(long startMs) {
    return startMs >= firstMs && startMs <= lastMs
        ? this
        : new Extent(Math.min(firstMs, startMs), Math.max(lastMs, startMs));
  }
}
