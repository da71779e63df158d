package io.agentclock.processor.topology;

import io.agentclock.contract.RefusalReason;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the processor counts: every raw item once, as what became of it, and every refusal record.
 */
public final class ProcessorMetrics {

  private final Map<Outcome, Counter> items = new EnumMap<>(Outcome.class);
  private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);
  private final Map<RevisionReason, Counter> rows = new EnumMap<>(RevisionReason.class);
  private final Counter unmapped;
  private final Counter late;

  public ProcessorMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      items.put(outcome, registry.counter("agentclock.items", "verdict", outcome.name()));
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

  void item(Outcome outcome) {
    items.get(outcome).increment();
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
