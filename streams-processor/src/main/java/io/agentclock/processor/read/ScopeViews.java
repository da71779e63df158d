package io.agentclock.processor.read;

import io.agentclock.model.ledger.LedgerReads;
import io.agentclock.model.ledger.LiveView;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What was observed of the accounts of one partition, looked up once for an answer. */
final class ScopeViews {

  private final Liveness liveness;
  private final LedgerReads store;
  private final OptionalLong completeAsOfMs;
  private final Map<String, LiveView> views = new HashMap<>();

  ScopeViews(Liveness liveness, LedgerReads store, OptionalLong completeAsOfMs) {
    this.liveness = liveness;
    this.store = store;
    this.completeAsOfMs = completeAsOfMs;
  }

  /** Of one; {@code source:account}. */
  LiveView of(String scope) {
    return views.computeIfAbsent(scope, absent -> liveness.view(absent, store, completeAsOfMs));
  }
}
