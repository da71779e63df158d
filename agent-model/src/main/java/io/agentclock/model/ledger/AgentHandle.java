package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.item.AgentItem;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Puts handle time where it counts: one agent's slots. What an interval says of states isn't
 * touched by it, and nothing is carried on from one interval to the next.
 */
final class AgentHandle {

  private final AgentKey agent;
  private final LedgerStore store;
  private final Rules rules;
  private final String stream;
  private final long firstKeptMs;
  private AgentHead head;
  private boolean changed;

  AgentHandle(AgentItems.Place place) {
    this.agent = place.agent();
    this.store = place.store();
    this.rules = place.rules();
    this.stream = place.stream();
    this.firstKeptMs = place.firstKeptMs();
  }

  Change put(AgentHead before, AgentItem.HandleBucket bucket) {
    return change(
        before,
        () ->
            changeSlot(
                rules.grid().startOf(bucket.startMs()),
                facts -> {
                  HandleFacts more = facts;
                  for (var said : bucket.amounts().entrySet()) {
                    more =
                        more.with(
                            new HandleFacts.Bucket(
                                stream,
                                bucket.part(),
                                said.getKey(),
                                said.getValue(),
                                bucket.fetchedAtMs()));
                  }
                  return more;
                }));
  }

  Change put(AgentHead before, AgentItem.Segment segment) {
    SegmentFacts.Whole whole =
        new SegmentFacts.Whole(stream, segment.endMs(), segment.handleMs(), segment.fetchedAtMs());
    return change(before, () -> changeSegment(segment.id(), facts -> facts.with(whole)));
  }

  Change put(AgentHead before, AgentItem.SegmentUnit unit) {
    SegmentFacts.Unit said = SegmentFacts.Unit.of(stream, unit);
    return change(before, () -> changeSegment(unit.segmentId(), facts -> facts.with(said)));
  }

  private Change change(AgentHead before, Runnable putting) {
    head = before;
    changed = false;
    putting.run();
    return changed ? Change.of(head) : Change.none(head);
  }

  private void changeSegment(String id, UnaryOperator<SegmentFacts> putting) {
    SegmentFacts before = store.segment(agent, id).orElse(SegmentFacts.NONE);
    SegmentFacts after = putting.apply(before);
    if (after.equals(before)) {
      return;
    }
    store.putSegment(agent, id, after);
    NavigableMap<Long, SegmentShare> old =
        before.equals(SegmentFacts.NONE) ? new TreeMap<>() : shares(id, before);
    NavigableMap<Long, SegmentShare> now = shares(id, after);
    NavigableSet<Long> starts = new TreeSet<>(old.keySet());
    starts.addAll(now.keySet());
    for (long start : starts.tailSet(firstKeptMs, true)) {
      Optional<SegmentShare> share = Optional.ofNullable(now.get(start));
      if (!share.equals(Optional.ofNullable(old.get(start)))) {
        changeSlot(start, facts -> share.map(facts::with).orElseGet(() -> facts.without(id)));
      }
    }
  }

  private NavigableMap<Long, SegmentShare> shares(String id, SegmentFacts facts) {
    return facts.shares(id, rules.grid(), rules.retentionMs());
  }

  private void changeSlot(long startMs, UnaryOperator<HandleFacts> putting) {
    Optional<Slot> found = store.slot(agent, startMs);
    Slot slot = found.orElse(Slot.EMPTY);
    HandleFacts facts = putting.apply(slot.handle());
    if (facts.equals(slot.handle())) {
      return;
    }
    head = head.keeping(startMs);
    boolean closed = startMs < head.closedThroughMs();
    if (closed && found.isEmpty()) {
      slot =
          slot.carrying(
              new Course(new AgentSlots(store, agent, rules.grid()), rules).into(head, startMs));
    }
    Slot after = slot.handling(facts);
    store.putSlot(agent, startMs, after);
    if (!after.handleLines().equals(slot.handleLines())) {
      changed = true;
      if (closed) {
        awaitProgress(startMs);
      }
    }
  }

  private void awaitProgress(long startMs) {
    head = head.pending(stream, startMs, rules.grid().endOf(startMs), RevisionReason.HANDLE_TIME);
    store.putPending(agent, stream);
  }
}
