package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** How far stores have been read back. */
@Schema(
    name = "RestoreProgress",
    description = "How far stores have been read back from the topics.")
record RestoreProgress(
    @Schema(
            description = "records read",
            example = "1200",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long restored,
    @Schema(
            description = "records there are",
            example = "5000",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long total) {}
