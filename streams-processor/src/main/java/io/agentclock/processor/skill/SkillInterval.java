package io.agentclock.processor.skill;

import java.time.Duration;

/**
 * One hour of one skill. Never added up to agents: the vendor doesn't say whose work it was.
 *
 * @param startMs start of the hour, epoch milliseconds
 * @param metrics what was said of it
 */
public record SkillInterval(long startMs, SkillMetrics metrics) {

  /** How long each is. */
  public static final long LENGTH_MS = Duration.ofHours(1).toMillis();
}
