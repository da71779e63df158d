package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** A skill's hours. */
@Schema(name = "SkillIntervalList", description = "A skill's hours, oldest first.")
record SkillIntervalList(
    @Schema(description = "oldest first", requiredMode = RequiredMode.REQUIRED)
        List<SkillInterval> items,
    @Schema(
            description = "null: that is all",
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
