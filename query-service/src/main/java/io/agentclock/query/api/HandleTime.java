package io.agentclock.query.api;

import io.agentclock.model.interval.HandleLine;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A line of handle time. */
@Schema(
    name = "HandleTime",
    description =
        "Working time on contacts as a vendor counts it; never part of the sum of states.")
record HandleTime(
    @Schema(
            description = "who says so",
            example = "conversation-aggregates",
            minLength = 1,
            requiredMode = RequiredMode.REQUIRED)
        String stream,
    @Schema(
            description =
                "INTERVAL_OF_COMPLETION: all of it where it was finished; SPLIT: where it was spent",
            requiredMode = RequiredMode.REQUIRED)
        HandleLine.Attribution attribution,
    @Schema(
            description = "how many contacts; null where the vendor does not say",
            example = "4",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long handled,
    @Schema(
            description = "all of it; null where the vendor does not say",
            example = "1312000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long handleMs,
    @Schema(
            description = "with the customer; null where the vendor does not say",
            example = "1100000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long talkMs,
    @Schema(
            description = "the customer on hold; null where the vendor does not say",
            example = "52000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long holdMs,
    @Schema(
            description = "wrapping up; null where the vendor does not say",
            example = "160000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            minimum = "0")
        Long acwMs) {}
