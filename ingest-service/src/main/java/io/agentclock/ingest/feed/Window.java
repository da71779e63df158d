package io.agentclock.ingest.feed;

import java.time.Instant;

/**
 * The time that one request asks for, whole seconds.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Window(Instant from, Instant to) {}
