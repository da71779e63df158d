package io.agentclock.model.item;

import java.util.OptionalLong;

/**
 * A sum, and of how many where that was said.
 *
 * @param sumMs milliseconds
 * @param count how many contacts; absent if the vendor doesn't say
 */
public record HandleAmount(long sumMs, OptionalLong count) {}
