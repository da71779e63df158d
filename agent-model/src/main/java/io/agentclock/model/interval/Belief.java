package io.agentclock.model.interval;

import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a transition is believed when no other follows: until the first hole after it, or until
 * it is too old to be true.
 *
 * @param coverage what was observed
 * @param maxUnchangedMs how long a staffed state holds without being renewed; absent: for ever
 */
public record Belief(Coverage coverage, OptionalLong maxUnchangedMs) {

  /**
   * The end of a belief.
   *
   * @param fromMs UNKNOWN from here on, until the next transition
   * @param cause why
   */
  public record Doubt(long fromMs, UnknownCause cause) {}

  /** From when on a transition no longer answers, if no other follows. */
  public Optional<Doubt> doubtAfter(Transition transition) {
    OptionalLong hole = coverage.firstHoleAfter(transition.atMs());
    if (maxUnchangedMs.isPresent() && transition.activity().state().staffed()) {
      long timeOut = transition.atMs() + maxUnchangedMs.getAsLong();
      if (hole.isEmpty() || timeOut < hole.getAsLong()) {
        return Optional.of(new Doubt(timeOut, UnknownCause.TIMED_OUT));
      }
    }
    return hole.isPresent()
        ? Optional.of(new Doubt(hole.getAsLong(), UnknownCause.GAP))
        : Optional.empty();
  }
}
