package io.agentclock.simulator.kore;

import java.util.Objects;

/**
 * One simulated Kore.ai.
 *
 * @param seed decides posting delays and the order of items
 */
public record KoreProfile(long seed, KoreAccount account, KoreHabits habits) {

  public KoreProfile {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(habits, "habits");
  }
}
