package io.agentclock.query.api;

import io.agentclock.model.AgentState;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** How many agents. */
@Schema(
    name = "SummaryCount",
    description = "How many agents have these values; there is one field for each name in groupBy.")
record SummaryCount(
    @Schema(description = "what they are doing", requiredMode = RequiredMode.NOT_REQUIRED)
        AgentState state,
    @Schema(
            description = "the platform",
            example = "kore",
            requiredMode = RequiredMode.NOT_REQUIRED)
        String source,
    @Schema(
            description = "the platform's account",
            example = "63fb9a0f90425b644d3e",
            requiredMode = RequiredMode.NOT_REQUIRED)
        String account,
    @Schema(
            description = "null: none",
            example = "1",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        String reason,
    @Schema(
            description = "agents",
            example = "42",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long count) {}
