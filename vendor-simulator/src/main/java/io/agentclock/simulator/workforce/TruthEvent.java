package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * From this second on, this agent does this: one line of the raw truth.
 *
 * @param at a whole second, the vendor's resolution
 * @param code the reason code the agent chose, or null
 * @param said the word the agent's desktop reports for it, letter case included: where no code is
 *     given, it is the only reason there is
 * @param postedAt when the vendor shows it at the earliest, or null where the vendor's habits
 *     decide
 */
public record TruthEvent(
    String agentId, Instant at, Doing doing, String code, String said, Instant postedAt) {

  /** By time, then agent; two changes of one agent in one second stay as they are. */
  public static final Comparator<TruthEvent> BY_TIME =
      Comparator.comparing(TruthEvent::at).thenComparing(TruthEvent::agentId);

  public TruthEvent {
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(doing, "doing");
    Objects.requireNonNull(said, "said");
    if (at.getNano() != 0) {
      throw new IllegalArgumentException("the vendor knows whole seconds only: " + at);
    }
    code = code == null || code.isEmpty() ? null : code;
  }

  boolean in(Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
