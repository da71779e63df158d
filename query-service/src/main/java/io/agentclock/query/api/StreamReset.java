package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** The data of the event {@code reset}. */
@Schema(
    name = "StreamReset",
    description =
        "Data of the event reset: what the client has cannot be continued; a snapshot follows.")
record StreamReset(
    @Schema(
            description = "why",
            example = "the id is too old",
            requiredMode = RequiredMode.REQUIRED)
        String reason) {}
