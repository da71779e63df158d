package io.agentclock.query.stream;

import io.agentclock.query.access.Places;
import java.time.Instant;
import java.util.Optional;

/**
 * What a client of the stream came with.
 *
 * @param filter of the agents it may and wants to see
 * @param lastId id of the last event it had; none: it is new
 * @param until when its credential ends, and the stream with it; none: it doesn't
 * @param place taken for it
 */
record StreamRequest(
    StreamFilter filter, Optional<String> lastId, Optional<Instant> until, Places.Place place) {}
