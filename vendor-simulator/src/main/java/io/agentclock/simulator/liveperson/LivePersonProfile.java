package io.agentclock.simulator.liveperson;

import java.util.Objects;

/**
 * One simulated LivePerson.
 *
 * @param seed decides posting delays, the order of rows and whatever the workforce doesn't know
 */
public record LivePersonProfile(long seed, LivePersonAccount account, LivePersonHabits habits) {

  public LivePersonProfile {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(habits, "habits");
  }
}
