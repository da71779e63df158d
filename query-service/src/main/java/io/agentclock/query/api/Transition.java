package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** The record {@code agent-transition/1}. */
@Schema(name = "Transition", description = "From this instant on the agent was in this state.")
record Transition(
    @Schema(
            description = "what it is, and its version",
            example = "agent-transition/1",
            type = "string",
            allowableValues = "agent-transition/1",
            requiredMode = RequiredMode.REQUIRED)
        String schema,
    @Schema(
            description = "the key: source:account:agentId, each percent-encoded",
            example = "kore:63fb9a0f90425b644d3e:a-59bb17e",
            pattern = "^[^:@]+:[^:@]+:[^:@]+$",
            requiredMode = RequiredMode.REQUIRED)
        String agent,
    @Schema(
            description = "from when on",
            example = "2026-03-02T10:20:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant at,
    @Schema(
            description = "what it did",
            example = "NOT_READY",
            type = "string",
            allowableValues = {
              "AVAILABLE",
              "INTERACTING",
              "AFTER_CONTACT_WORK",
              "NOT_READY",
              "OFFLINE",
              "UNMAPPED"
            },
            requiredMode = RequiredMode.REQUIRED)
        String state,
    @Schema(
            description = "null: none",
            example = "1",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String reason,
    @Schema(description = "the vendor's own words", requiredMode = RequiredMode.REQUIRED)
        RawStatus raw,
    @Schema(
            description = "the order of those at one instant",
            example = "0",
            requiredMode = RequiredMode.REQUIRED)
        long sequence,
    @Schema(
            description = "its interval was closed when it came",
            example = "false",
            requiredMode = RequiredMode.REQUIRED)
        boolean late,
    @Schema(
            description = "another one holds at this instant",
            example = "false",
            requiredMode = RequiredMode.REQUIRED)
        boolean sameInstant,
    @Schema(
            description = "when the vendor was asked",
            example = "2026-03-02T10:20:30Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant fetchedAt) {}
