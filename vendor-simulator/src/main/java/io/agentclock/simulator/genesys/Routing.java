package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.Doing;

/** Whether the queues may give an agent a contact; interacting covers the wrap-up. */
enum Routing {
  OFF_QUEUE,
  IDLE,
  INTERACTING;

  static Routing of(Doing doing) {
    return switch (doing) {
      case READY -> IDLE;
      case ON_A_CONTACT, WRAPPING_UP -> INTERACTING;
      case ON_A_BREAK, AT_LUNCH, IN_A_MEETING, IN_TRAINING, PAUSED, GONE, SOMETHING_ELSE ->
          OFF_QUEUE;
    };
  }
}
