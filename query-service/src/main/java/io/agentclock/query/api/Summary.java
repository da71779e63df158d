package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** How many agents do what. */
@Schema(name = "Summary", description = "How many agents do what now.")
record Summary(
    @Schema(
            description = "the earliest of those counted; null: there are none",
            example = "2026-03-02T10:35:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(
            description =
                "whether nothing newer was observed for longer than three polls and the settle time",
            example = "false",
            requiredMode = RequiredMode.REQUIRED)
        boolean stale,
    @Schema(
            description = "agents",
            example = "42",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long total,
    @Schema(description = "a line per combination there is", requiredMode = RequiredMode.REQUIRED)
        List<SummaryCount> items,
    @Schema(
            description = "there if a standby copy answered, as maxLagMs allowed",
            example = "STANDBY",
            requiredMode = RequiredMode.NOT_REQUIRED,
            type = "string",
            allowableValues = "STANDBY")
        String servedBy,
    @Schema(
            description = "how far that copy may be behind, in ms",
            example = "120",
            requiredMode = RequiredMode.NOT_REQUIRED,
            minimum = "0")
        Long lagMs) {}
