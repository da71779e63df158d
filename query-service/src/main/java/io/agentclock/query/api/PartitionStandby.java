package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Who holds a copy of a partition. */
@Schema(name = "PartitionStandby", description = "A processor that holds a copy of a partition.")
record PartitionStandby(
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
            description = "how far its stores have been read back; null: they are",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        RestoreProgress restore,
    @Schema(
            description = "how many records it is behind; null: not known",
            example = "0",
            nullable = true,
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        Long lagRecords,
    @Schema(
            description = "how far it may be behind; null: not proven",
            example = "120",
            nullable = true,
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        Long lagMs) {}
