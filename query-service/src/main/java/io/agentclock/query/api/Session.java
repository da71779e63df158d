package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** Who is signed in. */
@Schema(name = "Session", description = "Who asks, and what may be told.")
record Session(
    @Schema(
            description = "of the key, or the subject of the token",
            example = "wallboard",
            requiredMode = RequiredMode.REQUIRED)
        String name,
    @Schema(
            description = "what may be asked",
            example = "[\"read:agents\"]",
            requiredMode = RequiredMode.REQUIRED)
        List<String> scopes,
    @Schema(
            description = "source:account of those that may be seen; null: all",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        List<String> accounts,
    @Schema(
            description = "whether anybody has to say who he is",
            example = "required",
            type = "string",
            allowableValues = {"required", "off"},
            requiredMode = RequiredMode.REQUIRED)
        String authentication) {}
