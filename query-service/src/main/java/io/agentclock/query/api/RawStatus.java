package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A state in the vendor's words. */
@Schema(name = "RawStatus", description = "The vendor's own words.")
record RawStatus(
    @Schema(
            description = "null: the vendor said none",
            example = "notready",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String state,
    @Schema(
            description = "null: the vendor said none",
            example = "1",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String reason) {}
