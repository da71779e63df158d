package io.agentclock.processor.store;

import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts;
import io.agentclock.model.ledger.StatusFacts.Kept;
import io.agentclock.model.ledger.StatusFacts.Replaced;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Status records of any content. */
final class StatusValues {

  private StatusValues() {}

  static Arbitrary<StatusFacts> facts() {
    Arbitrary<Replaced> pieces =
        Combinators.combine(LedgerValues.numbers(), LedgerValues.numbers(), LedgerValues.numbers())
            .as(Replaced::new);
    return Combinators.combine(kept().list().ofMaxSize(4), pieces.list().ofMaxSize(4))
        .as(StatusFacts::new);
  }

  static Arbitrary<Kept> kept() {
    Arbitrary<StatusRecord> records =
        Combinators.combine(
                Arbitraries.of(StatusRecord.Kind.class),
                LedgerValues.numbers(),
                HandleValues.maybe(),
                LedgerValues.texts().injectNull(0.1),
                LedgerValues.texts().injectNull(0.5),
                LedgerValues.texts().injectNull(0.5))
            .as(StatusRecord::new);
    return Combinators.combine(records, LedgerValues.numbers()).as(Kept::new);
  }
}
