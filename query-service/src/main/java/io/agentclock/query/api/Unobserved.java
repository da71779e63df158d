package io.agentclock.query.api;

import io.agentclock.model.interval.UnknownCause;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** A piece of a timeline that nobody observed. */
@Schema(
    name = "Unobserved",
    description = "From this instant on nobody can say what the agent did.")
record Unobserved(
    @Schema(
            description = "from when on",
            example = "2026-03-02T10:36:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant at,
    @Schema(
            description = "always UNKNOWN",
            example = "UNKNOWN",
            type = "string",
            allowableValues = "UNKNOWN",
            requiredMode = RequiredMode.REQUIRED)
        String state,
    @Schema(description = "why", example = "GAP", requiredMode = RequiredMode.REQUIRED)
        UnknownCause cause) {}
