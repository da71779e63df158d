package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** The data of the event {@code snapshot}. */
@Schema(name = "StreamSnapshot", description = "Data of the event snapshot: all agents that match.")
record StreamSnapshot(
    @Schema(
            description = "the earliest of those that match; null: none of them has one",
            example = "2026-03-02T10:35:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(description = "all that match", requiredMode = RequiredMode.REQUIRED)
        List<Agent> items) {}
