package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A sign of life. */
@Schema(name = "Health", description = "A sign of life.")
record Health(
    @Schema(
            description = "always UP; else the answer is an error",
            example = "UP",
            type = "string",
            allowableValues = "UP",
            requiredMode = RequiredMode.REQUIRED)
        String status) {}
