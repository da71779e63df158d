package io.agentclock.model.interval;

/**
 * A row as it was last published.
 *
 * @param content what it said
 * @param revision how many times it had been published before
 * @param reason why
 * @param producedAtMs timestamp of the record that caused it, epoch milliseconds
 */
public record PublishedRow(
    IntervalContent content, int revision, RevisionReason reason, long producedAtMs) {}
