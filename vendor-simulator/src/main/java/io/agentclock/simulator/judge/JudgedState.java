package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.Doing;

/**
 * The states a row may name, from the least to the greatest: of two changes in one instant the
 * greater holds. The judge's own table, so that the one under judgement can't be wrong in the same
 * way.
 */
enum JudgedState {
  UNMAPPED(true),
  AFTER_CONTACT_WORK(true),
  AVAILABLE(true),
  INTERACTING(true),
  NOT_READY(true),
  OFFLINE(false),
  UNKNOWN(false);

  private final boolean staffed;

  JudgedState(boolean staffed) {
    this.staffed = staffed;
  }

  boolean staffed() {
    return staffed;
  }

  static JudgedState of(Doing doing) {
    return switch (doing) {
      case READY -> AVAILABLE;
      case ON_A_CONTACT -> INTERACTING;
      case WRAPPING_UP -> AFTER_CONTACT_WORK;
      case ON_A_BREAK, AT_LUNCH, IN_A_MEETING, IN_TRAINING, PAUSED -> NOT_READY;
      case GONE -> OFFLINE;
      case SOMETHING_ELSE -> UNMAPPED;
    };
  }
}
