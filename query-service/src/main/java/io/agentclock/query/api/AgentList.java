package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** A page of agents. */
@Schema(name = "AgentList", description = "A page of agents, in the order of their keys.")
record AgentList(
    @Schema(description = "at most as many as the limit", requiredMode = RequiredMode.REQUIRED)
        List<Agent> items,
    @Schema(
            description = "the cursor of the next page; null: that is all",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String next,
    @Schema(
            description = "there if a standby copy answered, as maxLagMs allowed",
            example = "STANDBY",
            requiredMode = RequiredMode.NOT_REQUIRED,
            type = "string",
            allowableValues = "STANDBY")
        String servedBy,
    @Schema(
            description = "how far that copy may be behind, in ms",
            example = "120",
            requiredMode = RequiredMode.NOT_REQUIRED,
            minimum = "0")
        Long lagMs) {}
