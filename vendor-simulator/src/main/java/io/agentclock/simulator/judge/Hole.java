package io.agentclock.simulator.judge;

import java.time.Instant;

/** A time nobody observed: {@code [from, to)}. */
public record Hole(Instant from, Instant to) {

  public Hole {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("no hole: " + from + " to " + to);
    }
  }
}
