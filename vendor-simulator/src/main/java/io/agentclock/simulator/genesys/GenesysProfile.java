package io.agentclock.simulator.genesys;

import java.util.Objects;

/**
 * One simulated Genesys Cloud.
 *
 * @param seed decides media types, delays, spellings and short pages
 */
public record GenesysProfile(long seed, GenesysAccount account, GenesysHabits habits) {

  public GenesysProfile {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(habits, "habits");
  }
}
