package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** An error. */
@Schema(name = "Problem", description = "RFC 9457 problem details.")
record Problem(
    @Schema(
            description = "always about:blank",
            example = "about:blank",
            requiredMode = RequiredMode.REQUIRED)
        String type,
    @Schema(
            description = "the status in words",
            example = "Bad Request",
            requiredMode = RequiredMode.REQUIRED)
        String title,
    @Schema(
            description = "the HTTP status",
            example = "400",
            minimum = "400",
            maximum = "599",
            requiredMode = RequiredMode.REQUIRED)
        int status,
    @Schema(
            description = "what is wrong and what to do",
            example = "the parameter 'limit' is '0', not a whole number from 1 to 1000",
            requiredMode = RequiredMode.REQUIRED)
        String detail,
    @Schema(
            description = "the path that was asked for",
            example = "/v1/agents",
            requiredMode = RequiredMode.REQUIRED)
        String instance) {}
