package io.agentclock.simulator.genesys;

import java.util.List;

/** The records of one user that touch an interval, oldest first. */
record UserStatus(List<Run<Presence>> presence, List<Run<Routing>> routing) {

  boolean isEmpty() {
    return presence.isEmpty() && routing.isEmpty();
  }
}
