package io.agentclock.query.api;

import io.agentclock.model.AgentState;
import io.agentclock.model.interval.UnknownCause;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** One agent's state: the record {@code agent-state/1} and how old it is. */
@Schema(name = "Agent", description = "One agent's state now.")
record Agent(
    @Schema(
            description = "what it is, and its version",
            example = "agent-state/1",
            type = "string",
            allowableValues = "agent-state/1",
            requiredMode = RequiredMode.REQUIRED)
        String schema,
    @Schema(
            description = "the key: source:account:agentId, each percent-encoded",
            example = "kore:63fb9a0f90425b644d3e:a-59bb17e",
            pattern = "^[^:@]+:[^:@]+:[^:@]+$",
            requiredMode = RequiredMode.REQUIRED)
        String agent,
    @Schema(
            description = "the platform",
            example = "kore",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String source,
    @Schema(
            description = "the platform's account",
            example = "63fb9a0f90425b644d3e",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String account,
    @Schema(
            description = "the platform's id of the agent",
            example = "a-59bb17e",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String agentId,
    @Schema(
            description = "what it is doing",
            example = "NOT_READY",
            requiredMode = RequiredMode.REQUIRED)
        AgentState state,
    @Schema(
            description = "null: none",
            example = "1",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String reason,
    @Schema(description = "the vendor's own words", requiredMode = RequiredMode.REQUIRED)
        RawStatus raw,
    @Schema(
            description = "null before the first transition",
            example = "2026-03-02T10:20:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant since,
    @Schema(
            description = "null before the first transition",
            example = "2026-03-02T10:20:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant lastEventAt,
    @Schema(
            description = "why the state is UNKNOWN; null in all others",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        UnknownCause cause,
    @Schema(
            description = "what it did before; null where that is not known",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        PreviousState previous,
    @Schema(
            description = "asOf - since; null where since is",
            example = "900000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long forMs,
    @Schema(
            description = "the last instant the answer speaks for",
            example = "2026-03-02T10:35:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(
            description =
                "whether nothing newer was observed for longer than three polls and the settle time",
            example = "false",
            requiredMode = RequiredMode.REQUIRED)
        boolean stale,
    @Schema(
            description = "from the directory; null where it is not known",
            example = "Ann Lee",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String name,
    @Schema(
            description = "from the directory; null where it is not known",
            example = "Billing",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String team,
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
