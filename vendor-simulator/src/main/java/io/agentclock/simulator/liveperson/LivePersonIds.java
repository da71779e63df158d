package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.SeedMix;

/**
 * What LivePerson calls the people of the workforce: functions of what the workforce calls them.
 */
public final class LivePersonIds {

  private static final long LEAST_OF_TEN_DIGITS = 1_000_000_000L;
  private static final long TEN_DIGIT_NUMBERS = 9_000_000_000L;
  private static final long LEAST_GROUP = 100_000_000L;

  private LivePersonIds() {}

  /** The agent's id: ten digits. */
  public static String of(Agent agent) {
    return Long.toString(number(agent));
  }

  static long number(Agent agent) {
    double fraction = SeedMix.fraction(TEN_DIGIT_NUMBERS, agent.agentId());
    return LEAST_OF_TEN_DIGITS + (long) (fraction * TEN_DIGIT_NUMBERS);
  }

  /** The number of the team as an agent group. */
  static long group(Agent agent) {
    return LEAST_GROUP + (long) (SeedMix.fraction(LEAST_GROUP, agent.team()) * LEAST_GROUP);
  }
}
