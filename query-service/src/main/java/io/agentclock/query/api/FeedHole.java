package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** A time nobody read. */
@Schema(name = "FeedHole", description = "A time that will not be read any more.")
record FeedHole(
    @Schema(
            description = "inclusive",
            example = "2026-03-01T09:00:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant from,
    @Schema(
            description = "exclusive",
            example = "2026-03-01T09:10:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant to) {}
