package io.agentclock.processor.store;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.Extent;
import io.agentclock.model.ledger.PendingRange;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.Slot;
import io.agentclock.model.ledger.StatusPast;
import io.agentclock.model.ledger.Walk;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Store values of any content, possible or not: the codec has no opinion. */
final class LedgerValues extends DomainContextBase {

  private static final long MOST_LONG = 1_000_000_000_000L;

  @Provide
  Arbitrary<AgentHead> heads() {
    Arbitrary<AgentHead.StateDoubt> doubts =
        Combinators.combine(numbers(), Arbitraries.of(UnknownCause.class))
            .as(AgentHead.StateDoubt::new);
    Arbitrary<PendingRange> pending =
        Combinators.combine(texts(), numbers(), numbers(), Arbitraries.of(RevisionReason.class))
            .as(PendingRange::new);
    Arbitrary<StatusPast> pasts =
        Combinators.combine(
                numbers(), StatusValues.kept().optional(), StatusValues.kept().optional())
            .as(StatusPast::new);
    return Combinators.combine(
            Combinators.combine(numbers(), numbers()).as(Extent::new),
            standings().optional(),
            doubts.optional(),
            numbers(),
            standings().optional(),
            numbers(),
            pending.list().ofMaxSize(4),
            pasts.optional())
        .as(AgentHead::new);
  }

  @Provide
  Arbitrary<Slot> slots() {
    return Combinators.combine(
            standings().optional(),
            transitions().list().ofMaxSize(6),
            HandleValues.facts(),
            StatusValues.facts(),
            rows().optional())
        .as(Slot::new);
  }

  @Provide
  Arbitrary<SegmentFacts> segments() {
    return HandleValues.segments();
  }

  @Provide
  Arbitrary<ScopeState> scopes() {
    Arbitrary<Range> ranges =
        Combinators.combine(numbers(), Arbitraries.longs().between(1, MOST_LONG))
            .as((fromMs, longMs) -> range(fromMs, longMs));
    Arbitrary<Coverage> coverages = ranges.list().ofMaxSize(5).map(Coverage::new);
    return Combinators.combine(
            Arbitraries.maps(texts(), coverages).ofMaxSize(3),
            Arbitraries.maps(texts(), numbers()).ofMaxSize(3),
            walks().optional(),
            numbers(),
            numbers())
        .as(ScopeState::new);
  }

  private static Range range(long fromMs, long longMs) {
    long safeMs = Math.min(fromMs, Long.MAX_VALUE - longMs);
    return new Range(safeMs, safeMs + longMs);
  }

  private static Arbitrary<Walk> walks() {
    Arbitrary<Optional<Coverage.Changed>> changed =
        Combinators.combine(numbers(), numbers()).as(Coverage.Changed::new).optional();
    return Combinators.combine(
            numbers(), texts(), numbers(), numbers(), numbers(), changed, flags(), flags())
        .as(Walk::new);
  }

  private static Arbitrary<PublishedRow> rows() {
    Arbitrary<Integer> counts = Arbitraries.integers();
    Arbitrary<StateTime> lines =
        Combinators.combine(activities(), numbers(), counts).as(StateTime::new);
    Arbitrary<IntervalContent> contents =
        Combinators.combine(
                lines.list().ofMaxSize(5),
                counts,
                counts,
                flags(),
                HandleValues.lines().list().ofMaxSize(3))
            .as(IntervalContent::new);
    return Combinators.combine(contents, counts, Arbitraries.of(RevisionReason.class), numbers())
        .as(PublishedRow::new);
  }

  private static Arbitrary<Standing> standings() {
    Arbitrary<Run> runs = Combinators.combine(activities(), numbers()).as(Run::new);
    return Combinators.combine(transitions(), numbers(), runs.optional()).as(Standing::new);
  }

  private static Arbitrary<Transition> transitions() {
    Arbitrary<RawStatus> raw =
        Combinators.combine(texts().injectNull(0.2), texts().injectNull(0.3)).as(RawStatus::new);
    return Combinators.combine(
            numbers(),
            numbers(),
            activities().filter(activity -> activity.state() != AgentState.UNKNOWN),
            raw,
            numbers(),
            flags())
        .as(Transition::new);
  }

  private static Arbitrary<Activity> activities() {
    return Combinators.combine(Arbitraries.of(AgentState.class), texts().injectNull(0.3))
        .as(Activity::new);
  }

  static Arbitrary<Long> numbers() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().between(1_700_000_000_000L, 1_800_000_000_000L)),
        Tuple.of(1, Arbitraries.longs()));
  }

  static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }

  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }
}
