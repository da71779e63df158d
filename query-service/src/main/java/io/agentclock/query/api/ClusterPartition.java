package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** A partition of the cluster. */
@Schema(name = "ClusterPartition", description = "Who has a partition.")
record ClusterPartition(
    @Schema(
            description = "its number",
            example = "0",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        int partition,
    @Schema(description = "null: nobody", nullable = true, requiredMode = RequiredMode.REQUIRED)
        PartitionOwner owner,
    @Schema(description = "the copies", requiredMode = RequiredMode.REQUIRED)
        List<PartitionStandby> standbys) {}
