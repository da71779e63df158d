package io.agentclock.simulator.liveperson;

import java.util.List;
import java.util.stream.LongStream;

/** The account's skills: three pages of net handle time, the last one short. */
final class Skills {

  private static final long FIRST = 146_473_400;
  private static final int COUNT = 24;

  private Skills() {}

  static List<Long> all() {
    return LongStream.range(0, COUNT).map(i -> FIRST + 17 * i).boxed().toList();
  }

  /** All but the last are in use. */
  static int inUse() {
    return COUNT - 1;
  }

  static long number(int index) {
    return FIRST + 17L * index;
  }
}
