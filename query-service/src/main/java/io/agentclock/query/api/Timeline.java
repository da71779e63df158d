package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** An agent's transitions. */
@Schema(name = "Timeline", description = "What an agent did, oldest first.")
record Timeline(
    @Schema(
            description = "oldest first; the one in force at from included",
            requiredMode = RequiredMode.REQUIRED)
        List<TimelinePiece> items,
    @Schema(
            description = "the last instant the answer speaks for",
            example = "2026-03-02T10:35:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(
            description =
                "whether nothing newer was observed for longer than three polls and the settle time",
            example = "false",
            requiredMode = RequiredMode.REQUIRED)
        boolean stale,
    @Schema(
            description = "null: that is all",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String next,
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
