package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.interval.Belief;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.IntervalCounter;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.UnknownCause;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes one agent through a walk: revises what changed, closes what is due, and says if its state
 * became another.
 */
final class AgentSettlement {

  private final AgentKey agent;
  private final LedgerStore store;
  private final LedgerOutput output;
  private final Rules rules;
  private final IntervalGrid grid;
  private final Walk walk;
  private final Belief belief;
  private final Course course;
  private final StatusSlots slots;
  private final AgentSlots kept;

  AgentSettlement(
      AgentKey agent, LedgerStore store, LedgerOutput output, Rules rules, WalkView view) {
    this.agent = agent;
    this.store = store;
    this.output = output;
    this.rules = rules;
    this.grid = rules.grid();
    this.walk = view.walk();
    this.belief = rules.belief(view.coverage());
    this.kept = new AgentSlots(store, agent, grid);
    this.course = new Course(kept, rules);
    this.slots = new StatusSlots(kept);
  }

  /**
   * A walk and what was observed when it began.
   *
   * @param walk the walk
   * @param coverage of the scope's state stream
   */
  record WalkView(Walk walk, Coverage coverage) {}

  /** The head after the walk; everything else is written to the store and the output. */
  AgentHead settle(AgentHead head) {
    revise(head);
    AgentHead closed = close(head);
    List<PendingRange> others =
        closed.pending().stream().filter(range -> !range.stream().equals(walk.stream())).toList();
    if (others.size() < closed.pending().size()) {
      store.removePending(agent, walk.stream());
    }
    AgentHead settled =
        withMovedPast(closed)
            .pending(others)
            .settled(walk.number())
            .doubting(doubt(belief, closed.last(), walk.observedThroughMs()));
    if (!settled.showsTheSameAs(head)) {
      output.state(agent, settled, walk.causedAtMs());
    }
    return settled;
  }

  /** Status records of intervals that are about to be dropped. */
  private AgentHead withMovedPast(AgentHead head) {
    long firstKept = rules.firstKeptMs(walk.boundaryMs());
    return head.past()
        .filter(past -> past.keptFromMs() < firstKept)
        .map(past -> slots.moved(past, head.extent(), firstKept))
        .map(head::past)
        .orElse(head);
  }

  /** Since when a last transition no longer answers, as far as that is known at an instant. */
  static Optional<AgentHead.StateDoubt> doubt(
      Belief belief, Optional<Transition> last, long asOfMs) {
    return last.flatMap(belief::doubtAfter)
        .filter(doubt -> doubt.cause() == UnknownCause.GAP || doubt.fromMs() <= asOfMs)
        .map(doubt -> new AgentHead.StateDoubt(doubt.fromMs(), doubt.cause()));
  }

  private void revise(AgentHead head) {
    Map<Long, Set<RevisionReason>> due = new TreeMap<>();
    for (PendingRange range : head.pending()) {
      if (range.stream().equals(walk.stream())) {
        for (long start = range.fromMs(); start < range.toMs(); start = grid.endOf(start)) {
          touch(due, start, range.reason());
        }
      }
    }
    walk.holesChanged().ifPresent(changed -> addTouched(head, changed, due));
    revise(head, due);
  }

  /** In time order, so that the standing carried out of one interval is at hand for the next. */
  private void revise(AgentHead head, Map<Long, Set<RevisionReason>> due) {
    Ripeness ripeness = new Ripeness(walk.stream(), head.pending());
    long firstKept = rules.firstKeptMs(walk.boundaryMs());
    Optional<Standing> carried = Optional.empty();
    long carriedToMs = Long.MIN_VALUE;
    for (Map.Entry<Long, Set<RevisionReason>> interval : due.entrySet()) {
      long start = interval.getKey();
      if (start >= firstKept) {
        Optional<Slot> found = store.slot(agent, start);
        if (found.isPresent()) {
          carried = found.get().carriedIn();
        } else if (start != carriedToMs) {
          carried = course.into(head, start);
        }
        Slot slot = found.orElse(Slot.EMPTY).carrying(carried);
        revise(slot, start, interval.getValue(), ripeness);
        carried = slot.carriedOut(carried);
        carriedToMs = grid.endOf(start);
      }
    }
  }

  private static void touch(
      Map<Long, Set<RevisionReason>> due, long startMs, RevisionReason reason) {
    due.computeIfAbsent(startMs, absent -> EnumSet.noneOf(RevisionReason.class)).add(reason);
  }

  /** Holes touch what lies between their beginning and the agent's next transition. */
  private void addTouched(
      AgentHead head, Coverage.Changed changed, Map<Long, Set<RevisionReason>> due) {
    if (head.current().isEmpty()) {
      return;
    }
    long start =
        grid.startOf(
            Math.max(
                Math.max(changed.firstMs(), head.firstMs()), rules.firstKeptMs(walk.boundaryMs())));
    for (; start < head.closedThroughMs(); start = grid.endOf(start)) {
      touch(due, start, RevisionReason.GAP_FILLED);
      List<Transition> transitions =
          store.slot(agent, start).map(Slot::transitions).orElse(List.of());
      if (!transitions.isEmpty()
          && transitions.get(transitions.size() - 1).atMs() >= changed.lastMs()) {
        return;
      }
    }
  }

  private void revise(Slot slot, long startMs, Set<RevisionReason> touched, Ripeness ripeness) {
    IntervalContent states = countStates(slot, startMs);
    List<HandleLine> handle = slot.handleLines();
    if (slot.published().isEmpty()) {
      List<HandleLine> ripe = ripeness.ofHandle(startMs, touched, handle, List.of());
      if (isPublished(states.with(ripe), slot)) {
        publishFirst(slot, startMs, states.with(handle));
      }
      return;
    }
    PublishedRow row = slot.published().get();
    IntervalContent before = row.content();
    IntervalContent now =
        (ripeness.ofStates(startMs, touched) ? states : before)
            .with(ripeness.ofHandle(startMs, touched, handle, before.handle()));
    if (!before.saysTheSameAs(now)) {
      RevisionReason reason =
          before.saysTheSameOfStatesAs(now) ? RevisionReason.HANDLE_TIME : Collections.min(touched);
      publish(slot, startMs, new PublishedRow(now, row.revision() + 1, reason, walk.causedAtMs()));
    }
  }

  private AgentHead close(AgentHead head) {
    long firstKept = rules.firstKeptMs(walk.boundaryMs());
    long lastMs = head.extent().lastMs();
    Optional<Standing> carried = head.carried();
    long start = Math.max(head.closedThroughMs(), head.extent().firstMs());
    for (; start < walk.boundaryMs(); start = after(start, firstKept)) {
      if (start > lastMs) {
        if (isQuiet(carried)) {
          break;
        }
        start = Math.max(start, firstKept);
        if (start >= walk.boundaryMs()) {
          break;
        }
      }
      Optional<Slot> found = start > lastMs ? Optional.empty() : store.slot(agent, start);
      Slot slot = found.orElse(Slot.EMPTY).carrying(carried);
      if (start >= firstKept) {
        close(slot, start, found.isPresent());
      }
      carried = slot.carriedOut(carried);
    }
    return head.closed(Math.max(head.closedThroughMs(), walk.boundaryMs()), carried);
  }

  /** Every interval that is kept may get a row; of those before, only what is in them counts. */
  private long after(long startMs, long firstKeptMs) {
    return startMs < firstKeptMs ? Math.min(kept.after(startMs), firstKeptMs) : grid.endOf(startMs);
  }

  /** What has a slot keeps it, even if all that was ever put in it is gone again. */
  private void close(Slot slot, long startMs, boolean kept) {
    IntervalContent content = count(slot, startMs);
    if (isPublished(content, slot)) {
      publishFirst(slot, startMs, content);
    } else if (kept) {
      store.putSlot(agent, startMs, slot);
    }
  }

  /** Whether intervals in which nothing happens aren't published. */
  private boolean isQuiet(Optional<Standing> standing) {
    return standing
        .map(known -> known.last().activity().state() == AgentState.OFFLINE && !rules.offlineRows())
        .orElse(true);
  }

  private IntervalContent count(Slot slot, long startMs) {
    return countStates(slot, startMs).with(slot.handleLines());
  }

  private IntervalContent countStates(Slot slot, long startMs) {
    return IntervalCounter.count(
        belief, slot.carriedIn(), slot.holding(), startMs, grid.endOf(startMs));
  }

  private boolean isPublished(IntervalContent content, Slot slot) {
    boolean exists =
        slot.carriedIn().isPresent()
            || !slot.transitions().isEmpty()
            || !content.handle().isEmpty();
    return exists && (rules.offlineRows() || !content.eventless());
  }

  private void publishFirst(Slot slot, long startMs, IntervalContent content) {
    publish(slot, startMs, new PublishedRow(content, 0, RevisionReason.CLOSED, walk.causedAtMs()));
  }

  private void publish(Slot slot, long startMs, PublishedRow row) {
    store.putSlot(agent, startMs, slot.publishing(row));
    output.interval(agent, startMs, row);
  }
}
