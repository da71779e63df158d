package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** A processor of the cluster. */
@Schema(name = "ClusterProcessor", description = "One processor.")
record ClusterProcessor(
    @Schema(
            description = "its name, the same over restarts; null: it did not say",
            example = "processor-1",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String instance,
    @Schema(
            description = "where it is reached",
            example = "10.0.0.7",
            requiredMode = RequiredMode.REQUIRED)
        String host,
    @Schema(
            description = "where it is reached",
            example = "8081",
            minimum = "1",
            maximum = "65535",
            requiredMode = RequiredMode.REQUIRED)
        int port,
    @Schema(
            description = "whether it answered",
            example = "true",
            requiredMode = RequiredMode.REQUIRED)
        boolean reachable,
    @Schema(
            description = "of its topology; null: it did not answer",
            example = "RUNNING",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String state,
    @Schema(description = "the partitions it owns", requiredMode = RequiredMode.REQUIRED)
        List<Integer> active,
    @Schema(description = "the partitions it holds a copy of", requiredMode = RequiredMode.REQUIRED)
        List<Integer> standby) {}
