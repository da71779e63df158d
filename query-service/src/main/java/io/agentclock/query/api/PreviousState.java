package io.agentclock.query.api;

import io.agentclock.model.AgentState;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** What an agent did before. */
@Schema(name = "PreviousState", description = "What an agent did before.")
record PreviousState(
    @Schema(
            description = "what it was doing",
            example = "INTERACTING",
            requiredMode = RequiredMode.REQUIRED)
        AgentState state,
    @Schema(description = "null: none", nullable = true, requiredMode = RequiredMode.REQUIRED)
        String reason,
    @Schema(
            description = "from when on",
            example = "2026-03-02T10:10:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant since) {}
