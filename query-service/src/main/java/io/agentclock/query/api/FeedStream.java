package io.agentclock.query.api;

import io.agentclock.contract.FeedStreamStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** One stream of a feed. */
@Schema(name = "FeedStream", description = "How one stream of a feed is doing.")
record FeedStream(
    @Schema(
            description = "the feed's id",
            example = "kore-main",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String feed,
    @Schema(
            description = "the platform",
            example = "kore",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String source,
    @Schema(
            description = "the platform's account",
            example = "63fb9a0f90425b644d3e",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String account,
    @Schema(
            description = "one kind of data inside the feed",
            example = "agent-activity",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String stream,
    @Schema(description = "how it is doing", example = "UP", requiredMode = RequiredMode.REQUIRED)
        FeedStreamStatus.Status status,
    @Schema(
            description = "up to when it was read without a break; null before the first pull",
            example = "2026-03-02T10:35:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant observedThrough,
    @Schema(
            description = "now - observedThrough; null where that is",
            example = "41000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Long lagMs,
    @Schema(
            description = "when the last pull began; null before the first",
            example = "2026-03-02T10:35:30Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant lastPullAt,
    @Schema(
            description = "how many were written since the feed first ran",
            example = "5210",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long items,
    @Schema(
            description = "kept after it healed; null: none yet",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        FeedError lastError,
    @Schema(
            description = "what will not be read any more, oldest first",
            requiredMode = RequiredMode.REQUIRED)
        List<FeedHole> holes) {}
