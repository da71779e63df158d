package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** How old the knowledge of an account is. */
@Schema(name = "SourceAge", description = "How old the knowledge of an account is.")
record SourceAge(
    @Schema(description = "the platform", example = "kore", requiredMode = RequiredMode.REQUIRED)
        String source,
    @Schema(
            description = "the platform's account",
            example = "63fb9a0f90425b644d3e",
            requiredMode = RequiredMode.REQUIRED)
        String account,
    @Schema(
            description = "up to when it was read without a break; null before the first pull",
            example = "2026-03-02T10:35:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant observedThrough,
    @Schema(
            description = "the last instant its states speak for",
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
            description = "whether its states speak for now while not stale",
            example = "true",
            requiredMode = RequiredMode.REQUIRED)
        boolean live) {}
