package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** What went wrong last with a feed's stream. */
@Schema(name = "FeedError", description = "What went wrong last, kept after it healed.")
record FeedError(
    @Schema(
            description = "when",
            example = "2026-03-02T09:00:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant at,
    @Schema(
            description = "the vendor's, or ours",
            example = "401",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String code,
    @Schema(
            description = "what the operator can do; never holds a secret",
            example = "check client-secret",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String message) {}
