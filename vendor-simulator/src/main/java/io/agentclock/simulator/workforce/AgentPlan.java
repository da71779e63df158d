package io.agentclock.simulator.workforce;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One agent's habits: when the shifts start, how long they are, which days are off. Everything is a
 * function of the seed and the agent's number.
 */
record AgentPlan(long seed, int index, Agent agent, Habit habit, int startHour, int shiftHours) {

  enum Habit {
    SHIFTS,
    /** Works for some hours, then forgets to log out and stays available for days. */
    STAYS_LOGGED_IN,
    NEVER_THERE
  }

  private static final int DAY_SECONDS = 86_400;
  private static final int[] SHIFT_HOURS = {8, 8, 8, 8, 9, 9, 7, 5};

  static AgentPlan of(long seed, int index) {
    SplittableRandom random = SeedMix.stream(seed, index, Long.MIN_VALUE);
    Agent agent = Names.agent(random);
    // Seven is coprime to 24: any 24 neighbours cover the clock.
    int startHour = Math.floorMod(index * 7 + seed, 24);
    int shiftHours = SHIFT_HOURS[random.nextInt(SHIFT_HOURS.length)];
    return new AgentPlan(seed, index, agent, habit(index), startHour, shiftHours);
  }

  /** What the agent does in the shift that starts on this day, which may end on the next. */
  List<TruthEvent> shift(long epochDay) {
    if (habit != Habit.SHIFTS || dayOff(epochDay)) {
      return List.of();
    }
    SplittableRandom random = SeedMix.stream(seed, index, epochDay);
    long start = epochDay * DAY_SECONDS + startHour * 3600L + random.nextInt(-900, 901);
    long end = start + shiftHours * 3600L + random.nextInt(-600, 901);
    return new ShiftWriter(agent.agentId(), random, start, end).write(true);
  }

  /** What an agent who stays logged in does once, from shortly after the history's start. */
  List<TruthEvent> onlyShift(long historyStartSecond) {
    if (habit != Habit.STAYS_LOGGED_IN) {
      return List.of();
    }
    SplittableRandom random = SeedMix.stream(seed, index, Long.MAX_VALUE);
    long start = historyStartSecond + random.nextInt(300, 3600);
    long end = start + random.nextInt(7_200, 18_000);
    return new ShiftWriter(agent.agentId(), random, start, end).write(false);
  }

  private static Habit habit(int index) {
    // By number, not by dice: of 50 agents there is always one of each.
    return switch (index % 50) {
      case 17 -> Habit.STAYS_LOGGED_IN;
      case 33 -> Habit.NEVER_THERE;
      default -> Habit.SHIFTS;
    };
  }

  private boolean dayOff(long epochDay) {
    int daysOff = index % 3 == 0 ? 2 : 1;
    return Math.floorMod(epochDay + index, 7) < daysOff;
  }
}
