package io.agentclock.simulator.workforce;

import java.time.Duration;
import java.time.Instant;

/**
 * One contact that an agent has handled to its end.
 *
 * @param agentId who, by the workforce's id
 * @param start when the agent took it
 * @param contactEnd when the customer was gone
 * @param wrapUpEnd when the agent had wrapped up; {@code contactEnd} where nothing was to wrap up
 * @param held how long the customer was on hold, a part of the contact
 */
public record HandledContact(
    String agentId, Instant start, Instant contactEnd, Instant wrapUpEnd, Duration held) {}
