package io.agentclock.simulator.workforce;

import java.util.Objects;

/**
 * One person of the simulated contact centre, by the id the vendor gives.
 *
 * @param agentId as Kore.ai writes it: {@code a-} and a UUID
 * @param team a group of people, only for the reader's sake
 */
public record Agent(String agentId, String firstName, String lastName, String team) {

  public Agent {
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(firstName, "firstName");
    Objects.requireNonNull(lastName, "lastName");
    Objects.requireNonNull(team, "team");
  }
}
