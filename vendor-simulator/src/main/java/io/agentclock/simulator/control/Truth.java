package io.agentclock.simulator.control;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;
import java.util.List;

/** What really happened, whatever the vendor says of it: read-only. */
public final class Truth {

  private final Workforce workforce;

  public Truth(Workforce workforce) {
    this.workforce = workforce;
  }

  public List<Agent> agents() {
    return workforce.agents();
  }

  /** What everyone did with {@code from <= at < to}, by time. */
  public List<TruthEvent> between(Instant from, Instant to) {
    return workforce.between(from, to);
  }

  /** What one agent did with {@code from <= at < to}, by time. */
  public List<TruthEvent> of(String agentId, Instant from, Instant to) {
    return workforce.of(agentId, from, to);
  }
}
