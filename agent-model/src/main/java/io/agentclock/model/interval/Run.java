package io.agentclock.model.interval;

import io.agentclock.model.Activity;

/**
 * Consecutive transitions to the same activity.
 *
 * @param activity what
 * @param sinceMs the first one's instant
 */
public record Run(Activity activity, long sinceMs) {}
