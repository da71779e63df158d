package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.Belief;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.IntervalCounter;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.UnknownCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers questions about one agent from its head and slots, at one instant. */
public final class AgentReader {

  private final AgentHead head;
  private final AgentSlots slots;
  private final LiveView view;
  private final IntervalGrid grid;
  private final Belief belief;
  private final Course course;

  /**
   * @param key the agent
   * @param head its head
   * @param store where its slots are
   * @param view what was observed, seen now
   * @param rules what to count by
   */
  public AgentReader(AgentKey key, AgentHead head, LedgerReads store, LiveView view, Rules rules) {
    this.head = head;
    this.slots = new AgentSlots(store, key, rules.grid());
    this.view = view;
    this.grid = rules.grid();
    this.belief = rules.belief(view.coverage());
    this.course = new Course(slots, rules);
  }

  /**
   * A row of the interval that starts there.
   *
   * @param startMs start of the interval, epoch milliseconds
   * @param published the row as published; none while the interval is open
   * @param content what it says; of an open interval up to {@code asOf}
   */
  public record Row(long startMs, Optional<PublishedRow> published, IntervalContent content) {}

  /** A piece of a timeline. */
  public sealed interface Piece {
    /** Where it begins, epoch milliseconds. */
    long atMs();

    /**
     * A transition.
     *
     * @param transition itself
     * @param holds whether it holds at its instant
     */
    record Said(Transition transition, boolean holds) implements Piece {
      @Override
      public long atMs() {
        return transition.atMs();
      }
    }

    /**
     * From here on until the next transition nothing is known.
     *
     * @param atMs from where on
     * @param cause why
     */
    record Unknown(long atMs, UnknownCause cause) implements Piece {}
  }

  /** The last instant that is answered for, epoch milliseconds. */
  public long asOfMs() {
    return view.asOfMs(head);
  }

  /** The head as it is seen now: a state may have become too old to be believed. */
  public AgentHead now() {
    return head.doubting(AgentSettlement.doubt(belief, head.last(), asOfMs()));
  }

  /** The rows of the intervals that touch {@code [fromMs, toMs)}, those in progress included. */
  public List<Row> rows(long fromMs, long toMs) {
    List<Row> rows = new ArrayList<>();
    long first = grid.startOf(Math.max(fromMs, head.firstMs()));
    for (long start = first; start < toMs && start < head.closedThroughMs(); ) {
      long startMs = start;
      slots
          .at(start)
          .flatMap(Slot::published)
          .ifPresent(row -> rows.add(new Row(startMs, Optional.of(row), row.content())));
      start = grid.endOf(start);
    }
    addOpen(rows, first, toMs);
    return rows;
  }

  private void addOpen(List<Row> rows, long firstMs, long toMs) {
    long asOfMs = asOfMs();
    Optional<Standing> standing = head.carried();
    long start = grid.startOf(Math.max(head.closedThroughMs(), head.firstMs()));
    for (; start < toMs && start < asOfMs; start = grid.endOf(start)) {
      Slot slot = slots.at(start).orElse(Slot.EMPTY);
      long endMs = Math.min(grid.endOf(start), asOfMs);
      if (start >= firstMs) {
        List<Transition> until =
            slot.holding().stream().filter(transition -> transition.atMs() < endMs).toList();
        IntervalContent content =
            IntervalCounter.count(belief, standing, until, start, endMs).with(slot.handleLines());
        boolean current = endMs == asOfMs;
        if (current || !content.eventless()) {
          rows.add(new Row(start, Optional.empty(), content));
        }
      }
      standing = slot.carriedOut(standing);
    }
  }

  /**
   * What the timeline says in {@code [fromMs, toMs)}, oldest first, what is in force at {@code
   * fromMs} included.
   */
  public List<Piece> timeline(long fromMs, long toMs) {
    List<Piece> pieces = new ArrayList<>();
    Optional<Transition> holding = addBeginning(pieces, fromMs, toMs);
    long lastMs = Math.min(toMs - 1, head.last().map(Transition::atMs).orElse(Long.MIN_VALUE));
    for (long start = Math.max(grid.startOf(fromMs), head.firstMs());
        start <= lastMs;
        start = grid.endOf(start)) {
      Slot slot = slots.at(start).orElse(Slot.EMPTY);
      for (int i = 0; i < slot.transitions().size(); i++) {
        Transition transition = slot.transitions().get(i);
        if (transition.atMs() >= fromMs && transition.atMs() < toMs) {
          holding = addUnknown(pieces, holding, transition.atMs());
          pieces.add(new Piece.Said(transition, slot.holdsAt(i)));
          holding = slot.holdsAt(i) ? Optional.of(transition) : holding;
        }
      }
    }
    addUnknown(pieces, holding, Math.min(toMs, Math.max(asOfMs(), fromMs + 1)));
    return pieces;
  }

  private Optional<Transition> addUnknown(
      List<Piece> pieces, Optional<Transition> holding, long untilMs) {
    holding
        .flatMap(belief::doubtAfter)
        .filter(doubt -> doubt.fromMs() < untilMs)
        .filter(doubt -> !pieces.contains(new Piece.Unknown(doubt.fromMs(), doubt.cause())))
        .ifPresent(doubt -> pieces.add(new Piece.Unknown(doubt.fromMs(), doubt.cause())));
    return holding;
  }

  /** What is in force at the beginning; where nothing is, also what came in from before it. */
  private Optional<Transition> addBeginning(List<Piece> pieces, long fromMs, long toMs) {
    long startMs = Math.max(grid.startOf(fromMs), head.firstMs());
    Optional<Standing> standing = course.into(head, startMs);
    boolean replacedThere = false;
    for (Transition transition : slots.at(startMs).orElse(Slot.EMPTY).holding()) {
      if (transition.atMs() < fromMs) {
        standing = Optional.of(Standing.after(standing, transition));
      }
      replacedThere |= transition.atMs() == fromMs;
    }
    if (replacedThere) {
      return Optional.empty();
    }
    Optional<Transition> holding = standing.map(Standing::last);
    if (holding.map(Transition::atMs).orElse(Long.MAX_VALUE) > fromMs) {
      pieces.add(new Piece.Unknown(fromMs, UnknownCause.BEFORE_FIRST));
      holding = holding.filter(anchor -> anchor.atMs() < toMs);
    }
    holding.ifPresent(transition -> pieces.add(new Piece.Said(transition, true)));
    return holding;
  }
}
