package io.agentclock.model.interval;

import io.agentclock.model.Activity;

/**
 * One line of a row.
 *
 * @param activity what the agent did
 * @param durationMs for how long inside the interval; more than 0
 * @param entries how many runs of it began inside the interval
 */
public record StateTime(Activity activity, long durationMs, int entries) {}
