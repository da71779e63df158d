package io.agentclock.model.ledger;

import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.item.StatusMerge;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Goes through status records in time order and says what transitions they come to: one at each
 * instant from which on they say something else together.
 */
final class StatusCourse {

  private final StatusMerge merge;
  private Optional<Kept> presence;
  private Optional<Kept> routing;
  private Optional<StatusMerge.Said> said;

  /**
   * @param past the last record of each kind so far
   * @param standing where the agent stands so far
   */
  StatusCourse(StatusMerge merge, StatusPast past, Optional<Standing> standing) {
    this.merge = merge;
    this.presence = past.presence();
    this.routing = past.routing();
    this.said =
        standing.map(Standing::last).map(last -> new StatusMerge.Said(last.activity(), last.raw()));
  }

  /**
   * Goes on to an instant.
   *
   * @param records all that start from where the last step ended to before {@code toMs}
   * @return the transitions from there to before {@code toMs}
   */
  List<Transition> advance(List<Kept> records, long fromMs, long toMs) {
    NavigableSet<Long> instants = new TreeSet<>();
    presence.ifPresent(kept -> addEnd(instants, kept));
    routing.ifPresent(kept -> addEnd(instants, kept));
    for (Kept kept : records) {
      instants.add(kept.record().startMs());
      addEnd(instants, kept);
    }
    List<Transition> transitions = new ArrayList<>();
    for (long instant : instants.subSet(fromMs, true, toMs, false)) {
      records.stream().filter(kept -> kept.record().startMs() == instant).forEach(this::enter);
      Optional<StatusMerge.Said> now =
          merge.of(inForce(presence, instant), inForce(routing, instant));
      if (now.isPresent() && !now.equals(said)) {
        said = now;
        transitions.add(transition(instant, now.get()));
      }
    }
    return transitions;
  }

  private static void addEnd(NavigableSet<Long> instants, Kept kept) {
    kept.record().endMs().ifPresent(instants::add);
  }

  private void enter(Kept kept) {
    if (kept.record().kind() == StatusRecord.Kind.PRESENCE) {
      presence = Optional.of(kept);
    } else {
      routing = Optional.of(kept);
    }
  }

  private static Optional<StatusRecord> inForce(Optional<Kept> last, long instantMs) {
    return last.map(Kept::record)
        .filter(record -> record.endMs().isEmpty() || instantMs < record.endMs().getAsLong());
  }

  private Transition transition(long instantMs, StatusMerge.Said now) {
    long fetchedAtMs =
        Math.max(
            presence.map(Kept::fetchedAtMs).orElse(Long.MIN_VALUE),
            routing.map(Kept::fetchedAtMs).orElse(Long.MIN_VALUE));
    RawStatus raw = now.raw();
    return new Transition(instantMs, 0, now.activity(), raw, fetchedAtMs, false);
  }

  /** Whether all that follows is the same, if the same records follow. */
  boolean isWhere(StatusCourse other) {
    return said.equals(other.said)
        && presence.map(Kept::record).equals(other.presence.map(Kept::record))
        && routing.map(Kept::record).equals(other.routing.map(Kept::record));
  }

  /** Whether a record that began before an instant ends there or later. */
  boolean endsAfter(long instantMs) {
    return ends(presence, instantMs) || ends(routing, instantMs);
  }

  private static boolean ends(Optional<Kept> last, long instantMs) {
    OptionalLong endMs = last.map(kept -> kept.record().endMs()).orElse(OptionalLong.empty());
    return endMs.isPresent() && endMs.getAsLong() >= instantMs;
  }
}
