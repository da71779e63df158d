package io.agentclock.processor.store;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.ledger.HandleFacts;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.SegmentShare;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Handle time of any content. */
final class HandleValues {

  private HandleValues() {}

  static Arbitrary<HandleFacts> facts() {
    Arbitrary<HandleAmount> amounts =
        Combinators.combine(LedgerValues.numbers(), maybe()).as(HandleAmount::new);
    Arbitrary<HandleFacts.Bucket> buckets =
        Combinators.combine(
                LedgerValues.texts(),
                LedgerValues.texts(),
                Arbitraries.of(HandleMetric.class),
                amounts,
                LedgerValues.numbers())
            .as(HandleFacts.Bucket::new);
    Arbitrary<SegmentShare> shares =
        Combinators.combine(
                LedgerValues.texts(),
                LedgerValues.texts(),
                Arbitraries.of(SegmentShare.Kind.class),
                LedgerValues.numbers())
            .as(SegmentShare::new);
    return Combinators.combine(buckets.list().ofMaxSize(4), shares.list().ofMaxSize(4))
        .as(HandleFacts::new);
  }

  static Arbitrary<SegmentFacts> segments() {
    Arbitrary<Long> numbers = LedgerValues.numbers();
    Arbitrary<SegmentFacts.Whole> wholes =
        Combinators.combine(LedgerValues.texts(), numbers, numbers, numbers)
            .as(SegmentFacts.Whole::new);
    Arbitrary<SegmentFacts.Unit> units =
        Combinators.combine(LedgerValues.texts(), numbers, numbers, numbers, numbers, numbers)
            .as(SegmentFacts.Unit::new);
    return Combinators.combine(wholes.optional(), units.list().ofMaxSize(4)).as(SegmentFacts::new);
  }

  static Arbitrary<HandleLine> lines() {
    return Combinators.combine(
            LedgerValues.texts(),
            Arbitraries.of(HandleLine.Attribution.class),
            maybe(),
            maybe(),
            maybe(),
            maybe(),
            maybe())
        .as(HandleLine::new);
  }

  static Arbitrary<OptionalLong> maybe() {
    return LedgerValues.numbers()
        .optional()
        .map(number -> number.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }
}
