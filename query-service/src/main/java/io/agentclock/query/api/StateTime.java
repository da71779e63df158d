package io.agentclock.query.api;

import io.agentclock.model.AgentState;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A line of an interval row. */
@Schema(name = "StateTime", description = "How long a state with a reason lasted in an interval.")
record StateTime(
    @Schema(
            description = "what the agent was doing",
            example = "AVAILABLE",
            requiredMode = RequiredMode.REQUIRED)
        AgentState state,
    @Schema(description = "null: none", nullable = true, requiredMode = RequiredMode.REQUIRED)
        String reason,
    @Schema(
            description = "the durations of a closed row add up to its length",
            example = "600000",
            minimum = "0",
            exclusiveMinimum = true,
            requiredMode = RequiredMode.REQUIRED)
        long durationMs,
    @Schema(
            description = "how often the agent went into it",
            example = "1",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        int entries) {}
