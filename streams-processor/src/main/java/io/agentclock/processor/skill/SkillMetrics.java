package io.agentclock.processor.skill;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the vendor says of a skill's hour, in the vendor's units; absent where it says nothing.
 *
 * @param netHandleTime how much work the hour's contacts needed
 * @param avgSegmentWorkTime how much one segment needed
 * @param avgAvailableLoad how loaded the available agents were
 * @param handledSegments segments with a message by a human
 * @param messagesSent by agents
 */
public record SkillMetrics(
    OptionalDouble netHandleTime,
    OptionalDouble avgSegmentWorkTime,
    OptionalDouble avgAvailableLoad,
    OptionalLong handledSegments,
    OptionalLong messagesSent) {}
