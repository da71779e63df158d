package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** The record {@code skill-interval/1}. */
@Schema(
    name = "SkillInterval",
    description = "A skill's hour, the vendor's numbers in the vendor's units.")
record SkillInterval(
    @Schema(
            description = "what it is, and its version",
            example = "skill-interval/1",
            type = "string",
            allowableValues = "skill-interval/1",
            requiredMode = RequiredMode.REQUIRED)
        String schema,
    @Schema(
            description = "the key: source:account:skill:skillId",
            example = "liveperson:12345678:skill:7",
            pattern = "^[^:@]+:[^:@]+:skill:[^:@]+$",
            requiredMode = RequiredMode.REQUIRED)
        String skill,
    @Schema(
            description = "the platform",
            example = "liveperson",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String source,
    @Schema(
            description = "the platform's account",
            example = "12345678",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String account,
    @Schema(
            description = "the platform's id of the skill",
            example = "7",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String skillId,
    @Schema(
            description = "inclusive, a full hour",
            example = "2026-03-02T10:00:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant intervalStart,
    @Schema(
            description = "exclusive, a full hour",
            example = "2026-03-02T11:00:00Z",
            requiredMode = RequiredMode.REQUIRED)
        Instant intervalEnd,
    @Schema(
            description =
                "how much work the hour's contacts needed, the vendor names no unit; null where it"
                    + " marks it as no data",
            example = "699.72",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Double netHandleTime,
    @Schema(
            description =
                "how much one segment needed, the vendor names no unit; null where it marks it as"
                    + " no data",
            example = "58.31",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Double avgSegmentWorkTime,
    @Schema(
            description =
                "how loaded the available agents were; null where the vendor marks it as no data",
            example = "0.4",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Double avgAvailableLoad,
    @Schema(
            description =
                "segments with a message by a human; null where the vendor marks it as no data",
            example = "12",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long handledSegments,
    @Schema(
            description = "by agents; null where the vendor marks it as no data",
            example = "40",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long messagesSent) {}
