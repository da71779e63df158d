package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What was observed of the accounts of this node's partitions: who shows states needs it. */
final class Views {

  private static final String ANY_AGENT = ":a";
  private static final Lookup DONE = new Lookup.Found(new byte[0]);

  private final Partitions stores;
  private final Supplier<Set<Integer>> active;
  private final Liveness liveness;

  /**
   * @param active the partitions this node owns
   */
  Views(Partitions stores, Supplier<Set<Integer>> active, Liveness liveness) {
    this.stores = stores;
    this.active = active;
    this.liveness = liveness;
  }

  private record Line(int partition, AgentKey any, LiveView view) {

    void writeTo(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeNumberField("partition", partition);
      json.writeStringField("source", any.source());
      json.writeStringField("account", any.account());
      OptionalLong throughMs = view.coverage().observedThroughMs();
      ContractJson.instant(
          json,
          "observedThrough",
          throughMs.isPresent() ? Instant.ofEpochMilli(throughMs.getAsLong()) : null);
      json.writeNumberField("staleAfterMs", view.staleAfterMs());
      json.writeBooleanField("live", view.live());
      json.writeEndObject();
    }
  }

  /** Of each partition it can answer for now; the others aren't there. */
  Lookup toLookup(Accounts accounts) {
    List<Line> lines = new ArrayList<>();
    for (int partition : active.get()) {
      List<Line> found = new ArrayList<>();
      Lookup asked =
          stores.ask(
              partition,
              OptionalLong.empty(),
              owned -> {
                addLines(found, partition, owned, accounts);
                return DONE;
              });
      if (asked.equals(DONE)) {
        lines.addAll(found);
      }
    }
    return new Lookup.Found(ContractJson.object(json -> write(json, lines)));
  }

  private void addLines(List<Line> lines, int partition, Stores owned, Accounts accounts) {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(owned::of);
    for (String scope : store.scopes()) {
      if (accounts.allow(scope)) {
        LiveView view = liveness.view(scope, store, OptionalLong.empty());
        lines.add(new Line(partition, AgentKey.parse(scope + ANY_AGENT), view));
      }
    }
  }

  private static void write(JsonGenerator json, List<Line> lines) throws IOException {
    json.writeArrayFieldStart("items");
    for (Line line : lines) {
      line.writeTo(json);
    }
    json.writeEndArray();
  }
}
