package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** All feeds' streams. */
@Schema(name = "FeedStreamList", description = "Every stream of every feed.")
record FeedStreamList(
    @Schema(description = "in the order of feeds and streams", requiredMode = RequiredMode.REQUIRED)
        List<FeedStream> items,
    @Schema(
            description = "null: that is all",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        String next) {}
