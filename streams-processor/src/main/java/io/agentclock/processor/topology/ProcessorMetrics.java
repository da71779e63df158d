package io.agentclock.processor.topology;

import io.agentclock.contract.RefusalReason;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.ledger.Ledger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What the processor counts. Every input is an applied item, a duplicate or a refusal. */
public final class ProcessorMetrics {

  private final Map<Ledger.Verdict, Counter> items = new EnumMap<>(Ledger.Verdict.class);
  private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);
  private final Map<RevisionReason, Counter> rows = new EnumMap<>(RevisionReason.class);
  private final Counter unmapped;
  private final Counter late;

  public ProcessorMetrics(MeterRegistry registry) {
    for (Ledger.Verdict verdict : Ledger.Verdict.values()) {
      items.put(verdict, registry.counter("agentclock.items", "verdict", verdict.name()));
    }
    for (RefusalReason reason : RefusalReason.values()) {
      refusals.put(reason, registry.counter("agentclock.refusals", "reason", reason.name()));
    }
    for (RevisionReason reason : RevisionReason.values()) {
      rows.put(reason, registry.counter("agentclock.interval.rows", "reason", reason.name()));
    }
    unmapped = registry.counter("agentclock.transitions.unmapped");
    late = registry.counter("agentclock.transitions.late");
  }

  void item(Ledger.Verdict verdict) {
    items.get(verdict).increment();
  }

  void refusal(RefusalReason reason) {
    refusals.get(reason).increment();
  }

  void row(PublishedRow row) {
    rows.get(row.reason()).increment();
  }

  void transition(Transition transition) {
    if (transition.activity().state() == AgentState.UNMAPPED) {
      unmapped.increment();
    }
    if (transition.late()) {
      late.increment();
    }
  }
}
