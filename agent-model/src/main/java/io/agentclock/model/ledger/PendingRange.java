package io.agentclock.model.ledger;

import io.agentclock.model.interval.RevisionReason;

/**
 * Closed intervals that something changed, waiting for the progress record of the pull that brought
 * it.
 *
 * @param stream the stream whose progress publishes them
 * @param fromMs start of the first interval
 * @param toMs end of the last one
 * @param reason what changed them
 */
public record PendingRange(String stream, long fromMs, long toMs, RevisionReason reason) {}
