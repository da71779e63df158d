package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.store.AgentScan;
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts a partition's agents by what they do now. */
final class Summaries {

  private final Partitions stores;
  private final KeyPartitioner partitioner;
  private final Liveness liveness;
  private final Rules rules;

  Summaries(Partitions stores, KeyPartitioner partitioner, Liveness liveness, Rules rules) {
    this.stores = stores;
    this.partitioner = partitioner;
    this.liveness = liveness;
    this.rules = rules;
  }

  /**
   * Counts.
   *
   * @throws IllegalArgumentException if there is no such partition, or nothing is counted by that
   */
  Lookup summary(SummaryRequest request, Terms terms) {
    PartitionNumber.check(request.partition(), partitioner);
    Set<SummaryGroup> groups = request.groups();
    ScopeFilter scopes = request.scopes(terms.accounts());
    return stores.ask(
        request.partition(),
        terms.maxLagMs(),
        owned -> {
          Counts counts = new Counts(groups);
          count(owned, scopes, counts);
          return new Lookup.Found(ContractJson.object(counts::writeTo));
        });
  }

  private void count(Stores owned, ScopeFilter scopes, Counts counts) {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(owned::of);
    ScopeViews views = new ScopeViews(liveness, store, owned.completeAsOfMs());
    try (AgentScan agents = store.agents(Optional.empty(), scopes::accepts)) {
      while (agents.hasNext()) {
        AgentScan.Found found = agents.next();
        LiveView view = views.of(found.scope());
        counts.add(
            found, new AgentReader(found.agent(), found.head(), store, view, rules), view.stale());
      }
    }
  }

  /** What was counted so far. */
  private static final class Counts {

    private final List<SummaryGroup> groups;
    private final Map<List<String>, Long> counts = new LinkedHashMap<>();
    private long asOfMs = Long.MAX_VALUE;
    private boolean stale;

    Counts(Set<SummaryGroup> groups) {
      this.groups = List.copyOf(groups);
    }

    void add(AgentScan.Found found, AgentReader reader, boolean isStale) {
      AgentHead now = reader.now();
      List<String> key = new ArrayList<>(groups.size());
      groups.forEach(group -> key.add(group.of(found.agent(), now.activity())));
      counts.merge(key, 1L, Long::sum);
      asOfMs = Math.min(asOfMs, reader.asOfMs());
      stale |= isStale;
    }

    void writeTo(JsonGenerator json) throws IOException {
      if (counts.isEmpty()) {
        json.writeNullField("asOf");
      } else {
        ContractJson.instant(json, "asOf", asOfMs);
      }
      json.writeBooleanField("stale", stale);
      json.writeArrayFieldStart("items");
      for (Map.Entry<List<String>, Long> count : counts.entrySet()) {
        json.writeStartObject();
        for (int i = 0; i < groups.size(); i++) {
          ContractJson.text(json, groups.get(i).parameter(), count.getKey().get(i));
        }
        json.writeNumberField("count", count.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
