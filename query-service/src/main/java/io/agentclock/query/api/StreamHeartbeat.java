package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** The data of the event {@code heartbeat}. */
@Schema(
    name = "StreamHeartbeat",
    description = "Data of the event heartbeat: how old the knowledge is.")
record StreamHeartbeat(
    @Schema(
            description =
                "the earliest of the accounts; null: there are none, or one of them has none",
            example = "2026-03-02T10:35:00Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        Instant asOf,
    @Schema(description = "each account", requiredMode = RequiredMode.REQUIRED)
        List<SourceAge> sources) {}
