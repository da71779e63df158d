package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.List;

/**
 * The people behind the simulated vendors and what they truly did. Whoever asks later, or in
 * pieces, gets the same past; only a script may add to it.
 */
public interface Workforce {

  /** Everyone, those who never do anything included, in a stable order. */
  List<Agent> agents();

  /** What everyone did with {@code from <= at < to}, by time. */
  List<TruthEvent> between(Instant from, Instant to);

  /** What one agent did with {@code from <= at < to}, by time; empty for a stranger. */
  List<TruthEvent> of(String agentId, Instant from, Instant to);
}
