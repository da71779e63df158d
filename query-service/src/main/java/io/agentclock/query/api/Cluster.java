package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** Processors and partitions. */
@Schema(name = "Cluster", description = "The processors, and which of them has which partition.")
record Cluster(
    @Schema(
            description = "when they were asked",
            example = "2026-03-02T10:35:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(description = "every one that is known", requiredMode = RequiredMode.REQUIRED)
        List<ClusterProcessor> processors,
    @Schema(description = "every one", requiredMode = RequiredMode.REQUIRED)
        List<ClusterPartition> partitions,
    @Schema(description = "partitions that nobody owns", requiredMode = RequiredMode.REQUIRED)
        List<Integer> unowned) {}
