package io.agentclock.simulator.kore;

import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Instant;

/** When the vendor gets round to showing a change: a function of the seed and the change alone. */
final class PostingDelay {

  private final long seed;
  private final KoreHabits habits;

  PostingDelay(long seed, KoreHabits habits) {
    this.seed = seed;
    this.habits = habits;
  }

  /** The latest {@link #posted} can be: cheaper to ask for the many that are long posted. */
  Instant latest(TruthEvent event) {
    if (event.postedAt() != null) {
      return event.postedAt();
    }
    Instant latest = event.at().plus(habits.maxPostingDelay());
    return habits.lateFraction() > 0 ? latest.plus(habits.lateBy()) : latest;
  }

  Instant posted(TruthEvent event) {
    if (event.postedAt() != null) {
      return event.postedAt();
    }
    String change = event.agentId() + event.at() + event.said() + event.code();
    long delayMs = (long) (SeedMix.fraction(seed, change) * habits.maxPostingDelay().toMillis());
    boolean late = SeedMix.fraction(~seed, change) < habits.lateFraction();
    Instant posted = event.at().plusMillis(delayMs);
    return late ? posted.plus(habits.lateBy()) : posted;
  }
}
