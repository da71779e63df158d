package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusMerge;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts.Kept;
import io.agentclock.model.ledger.StatusFacts.Replaced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replaces what is known of a window of one agent's status records, and brings the timeline in line
 * with them. All transitions of such an agent come from its records.
 */
final class AgentStatus {

  private final AgentKey agent;
  private final LedgerStore store;
  private final Rules rules;
  private final IntervalGrid grid;
  private final AgentTimeline timeline;
  private final Course course;
  private final StatusSlots slots;
  private final long firstKeptMs;

  private AgentHead head;
  private StatusMerge merge;
  private final List<Change.Placed> placed = new ArrayList<>();

  /** The records that start in an interval, before; after is what the slot has. */
  private final NavigableMap<Long, List<Kept>> changed = new TreeMap<>();

  AgentStatus(AgentItems.Place place) {
    this.agent = place.agent();
    this.store = place.store();
    this.rules = place.rules();
    this.grid = rules.grid();
    this.timeline = new AgentTimeline(place);
    AgentSlots kept = new AgentSlots(store, agent, grid);
    this.course = new Course(kept, rules);
    this.slots = new StatusSlots(kept);
    this.firstKeptMs = place.firstKeptMs();
  }

  Change put(AgentHead before, AgentItem.StatusWindow window) {
    merge = window.merge();
    StatusPast past = pastAt(before, window);
    head = before.past(past);
    UsableRecords records = UsableRecords.of(window, past.keptFromMs(), rules);
    replace(window, records.byInterval(grid), past.keptFromMs());
    StatusPast after = past;
    for (Kept anchor : records.anchors()) {
      after = after.with(anchor);
    }
    head = head.past(after);
    if (!after.saysTheSameAs(past)) {
      derive(past, after, past.keptFromMs());
    } else if (!changed.isEmpty()) {
      long startMs = changed.firstKey();
      StatusPast into = slots.before(past, head.extent(), startMs);
      derive(into, into, startMs);
    }
    boolean same = after.saysTheSameAs(past) && changed.isEmpty();
    return new Change(
        head, records.verdict(same ? Ledger.Verdict.DUPLICATE : Ledger.Verdict.APPLIED), placed);
  }

  /** What lies before the retention, or before what is kept, no longer changes. */
  private StatusPast pastAt(AgentHead before, AgentItem.StatusWindow window) {
    long keptFromMs =
        Math.max(firstKeptMs, grid.startOf(window.fetchedAtMs() - rules.retentionMs()));
    if (before.past().isEmpty()) {
      return StatusPast.before(keptFromMs);
    }
    StatusPast past = before.past().get();
    return past.keptFromMs() >= keptFromMs ? past : slots.moved(past, before.extent(), keptFromMs);
  }

  /** Latest first: where the agent stood at the start of one is kept in the next one. */
  private void replace(
      AgentItem.StatusWindow window, Map<Long, List<StatusRecord>> records, long keptFromMs) {
    long fromMs = Math.max(window.fromMs(), keptFromMs);
    long toMs = Math.min(window.toMs(), window.fetchedAtMs() + Rules.MOST_AHEAD_MS);
    TreeMap<Long, List<StatusRecord>> said = new TreeMap<>(records);
    for (long start = grid.startOf(fromMs); start < toMs; start = grid.endOf(start)) {
      said.putIfAbsent(start, List.of());
    }
    said.descendingMap()
        .forEach(
            (start, of) -> {
              Replaced piece =
                  new Replaced(
                      Math.max(fromMs, start),
                      Math.min(toMs, grid.endOf(start)),
                      window.fetchedAtMs());
              replace(start, piece, of);
            });
  }

  private void replace(long startMs, Replaced piece, List<StatusRecord> said) {
    Optional<Slot> found = store.slot(agent, startMs);
    Slot slot = found.orElse(Slot.EMPTY);
    StatusFacts after = slot.status().after(piece, said);
    if (after == slot.status()) {
      return;
    }
    if (!after.saysTheSameAs(slot.status())) {
      changed.put(startMs, slot.status().records());
    }
    if (found.isEmpty() && startMs < head.closedThroughMs()) {
      slot = slot.carrying(course.into(head, startMs));
    }
    head = head.keeping(startMs);
    store.putSlot(agent, startMs, slot.stating(after));
  }

  /** Derives the transitions anew until they are what they were. */
  private void derive(StatusPast before, StatusPast after, long fromMs) {
    Optional<Standing> stoodAt = course.into(head, fromMs);
    StatusCourse then = new StatusCourse(merge, before, stoodAt);
    if (before != after) {
      anchor(before, after, fromMs);
    }
    StatusCourse now = new StatusCourse(merge, after, course.into(head, fromMs));
    long lastChangedMs = changed.isEmpty() ? fromMs : changed.lastKey();
    for (long start = fromMs; ; start = grid.endOf(start)) {
      boolean settled = start > lastChangedMs && then.isWhere(now);
      boolean over =
          start > head.extent().lastMs() && !then.endsAfter(start) && !now.endsAfter(start);
      if (settled || over) {
        break;
      }
      Slot slot = store.slot(agent, start).orElse(Slot.EMPTY);
      List<Kept> records = slot.status().records();
      then.advance(changed.getOrDefault(start, records), start, grid.endOf(start));
      replace(start, slot, now.advance(records, start, grid.endOf(start)));
    }
    head = head.standing(course.last(head));
  }

  private void replace(long startMs, Slot slot, List<Transition> derived) {
    boolean late = startMs < head.closedThroughMs();
    Map<Object, Transition> known = new HashMap<>();
    slot.transitions().forEach(transition -> known.put(identity(transition), transition));
    List<Transition> transitions = new ArrayList<>(derived.size());
    for (Transition transition : derived) {
      Transition same = known.get(identity(transition));
      transitions.add(same == null ? transition.markedLate(late) : same);
      if (same == null) {
        placed.add(new Change.Placed(transition.markedLate(late), true));
      }
    }
    if (!transitions.equals(slot.transitions())) {
      head = timeline.replace(head, startMs, transitions);
    }
  }

  private static Object identity(Transition transition) {
    return List.of(transition.atMs(), transition.activity(), transition.raw());
  }

  /**
   * Where the agent stands when the intervals that are kept begin, if that is another place now.
   */
  private void anchor(StatusPast before, StatusPast after, long fromMs) {
    List<Transition> then = derivedBefore(before, fromMs);
    List<Transition> now = derivedBefore(after, fromMs);
    if (identities(then).equals(identities(now))) {
      return;
    }
    Optional<Standing> standing = Optional.empty();
    for (Transition transition : now) {
      standing = Optional.of(Standing.after(standing, transition));
    }
    head = timeline.begin(head.keeping(fromMs), standing, fromMs);
    standing
        .map(Standing::last)
        .filter(
            last -> then.isEmpty() || !identity(last).equals(identity(then.get(then.size() - 1))))
        .ifPresent(
            last ->
                placed.add(
                    new Change.Placed(
                        last.markedLate(grid.startOf(last.atMs()) < head.closedThroughMs()),
                        true)));
  }

  private List<Transition> derivedBefore(StatusPast past, long untilMs) {
    List<Kept> records = new ArrayList<>();
    past.presence().ifPresent(records::add);
    past.routing().ifPresent(records::add);
    return new StatusCourse(merge, StatusPast.before(untilMs), Optional.empty())
        .advance(records, Long.MIN_VALUE, untilMs);
  }

  private static List<Object> identities(List<Transition> transitions) {
    return transitions.stream().map(AgentStatus::identity).toList();
  }
}
