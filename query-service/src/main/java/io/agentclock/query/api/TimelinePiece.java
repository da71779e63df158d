package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a timeline is made of. */
@Schema(
    name = "TimelinePiece",
    description = "A transition, or a piece that nobody observed.",
    oneOf = {Transition.class, Unobserved.class})
interface TimelinePiece {}
