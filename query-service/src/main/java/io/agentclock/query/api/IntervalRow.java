package io.agentclock.query.api;

import io.agentclock.model.interval.RevisionReason;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** The record {@code agent-interval/1}, or an interval in progress in its shape. */
@Schema(
    name = "IntervalRow",
    description =
        "What one agent did in one interval. A closed row has a revision; one in progress has asOf in its place.")
record IntervalRow(
    @Schema(
            description = "what it is, and its version",
            example = "agent-interval/1",
            type = "string",
            allowableValues = "agent-interval/1",
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
            description = "inclusive",
            example = "2026-03-02T10:00:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant intervalStart,
    @Schema(
            description = "exclusive",
            example = "2026-03-02T10:30:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant intervalEnd,
    @Schema(description = "a line per state and reason", requiredMode = RequiredMode.REQUIRED)
        List<StateTime> states,
    @Schema(
            description = "how long the agent was logged in",
            example = "1800000",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long staffedMs,
    @Schema(
            description = "how long nobody observed it",
            example = "0",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        long unknownMs,
    @Schema(
            description = "how often it logged in",
            example = "0",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        int logins,
    @Schema(
            description = "how often it logged out",
            example = "0",
            minimum = "0",
            requiredMode = RequiredMode.REQUIRED)
        int logouts,
    @Schema(
            description =
                "(interacting + after contact work) / (those + available); null when that is 0",
            example = "0.5",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0",
            maximum = "1")
        Double occupancy,
    @Schema(description = "a line per stream and attribution", requiredMode = RequiredMode.REQUIRED)
        List<HandleTime> handle,
    @Schema(
            description = "whether the interval was observed to its end",
            example = "true",
            requiredMode = RequiredMode.REQUIRED)
        boolean closed,
    @Schema(
            description = "of a closed row: how many times it was published before",
            example = "0",
            requiredMode = RequiredMode.NOT_REQUIRED,
            minimum = "0")
        Integer revision,
    @Schema(
            description = "of a closed row: why it was published",
            requiredMode = RequiredMode.NOT_REQUIRED)
        RevisionReason revisionReason,
    @Schema(
            description = "of a closed row: until when it can still change",
            example = "2026-03-10T10:30:00Z",
            requiredMode = RequiredMode.NOT_REQUIRED)
        Instant revisableUntil,
    @Schema(
            description = "of a closed row: when",
            example = "2026-03-02T10:35:02Z",
            requiredMode = RequiredMode.NOT_REQUIRED)
        Instant producedAt,
    @Schema(
            description = "of a row in progress: the last instant it speaks for",
            example = "2026-03-02T10:15:00Z",
            requiredMode = RequiredMode.NOT_REQUIRED)
        Instant asOf) {}
