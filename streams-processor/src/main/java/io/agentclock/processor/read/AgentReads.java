package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.AgentStateJson;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.TransitionJson;
import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.directory.DirectoryReads;
import io.agentclock.processor.directory.DirectoryStore;
import io.agentclock.processor.store.AgentScan;
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import java.io.IOException;
import java.util.Optional;

/** Answers for the agents of the partitions this node owns. */
final class AgentReads {

  private static final char NOBODY = '\0';

  private final Partitions stores;
  private final KeyPartitioner partitioner;
  private final Liveness liveness;
  private final Rules rules;
  private final IntervalRowJson rows;

  AgentReads(Partitions stores, KeyPartitioner partitioner, Liveness liveness, RowRules rowRules) {
    this.stores = stores;
    this.partitioner = partitioner;
    this.liveness = liveness;
    this.rules = rowRules.rules();
    this.rows = rowRules.rows();
  }

  /**
   * What is at hand of one agent.
   *
   * @param stores of its partition
   * @param agent the agent
   * @param reader answers
   * @param view what was observed
   */
  private record Asked(Stores stores, AgentKey agent, AgentReader reader, LiveView view) {

    void writeState(JsonGenerator json) throws IOException {
      DirectoryEntry who = directory(stores).of(agent);
      AgentStateJson.writeFields(json, agent, seen(reader, view, who));
    }

    void writeAge(JsonGenerator json) throws IOException {
      ContractJson.instant(json, "asOf", reader.asOfMs());
      json.writeBooleanField("stale", view.stale());
      json.writeNullField("next");
    }
  }

  /** What is written of one agent. */
  @FunctionalInterface
  private interface Answer {
    void writeTo(JsonGenerator json, Asked asked) throws IOException;
  }

  Lookup state(AgentKey agent, Terms terms) {
    return ask(agent, terms, (json, asked) -> asked.writeState(json));
  }

  Lookup timeline(AgentKey agent, AskedTime time, Terms terms) {
    return ask(
        agent,
        terms,
        (json, asked) -> {
          json.writeArrayFieldStart("items");
          for (AgentReader.Piece piece : asked.reader().timeline(time.fromMs(), time.toMs())) {
            TransitionJson.write(json, agent, piece);
          }
          json.writeEndArray();
          asked.writeAge(json);
        });
  }

  Lookup intervals(AgentKey agent, AskedTime time, Terms terms) {
    return ask(
        agent,
        terms,
        (json, asked) -> {
          json.writeArrayFieldStart("items");
          for (AgentReader.Row row : asked.reader().rows(time.fromMs(), time.toMs())) {
            rows.write(json, agent, row, asked.reader().asOfMs());
          }
          json.writeEndArray();
          asked.writeAge(json);
        });
  }

  /**
   * A page of the states of a partition's agents, in key order.
   *
   * @throws IllegalArgumentException if there is no such partition, or a state is none
   */
  Lookup states(StatesRequest request, Terms terms) {
    AgentFilter filter = request.filter(terms.accounts());
    PartitionNumber.check(request.partition(), partitioner);
    return stores.ask(
        request.partition(),
        terms.maxLagMs(),
        owned ->
            new Lookup.Found(
                ContractJson.object(
                    json -> {
                      json.writeArrayFieldStart("items");
                      writeStates(json, owned, request, filter);
                      json.writeEndArray();
                    })));
  }

  private void writeStates(
      JsonGenerator json, Stores owned, StatesRequest request, AgentFilter filter)
      throws IOException {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(owned::of);
    DirectoryReads directory = directory(owned);
    ScopeViews views = new ScopeViews(liveness, store, owned.completeAsOfMs());
    int written = 0;
    try (AgentScan agents =
        store.agents(Optional.ofNullable(request.after()), filter.scopes()::accepts)) {
      while (written < request.limit() && agents.hasNext()) {
        AgentScan.Found found = agents.next();
        LiveView view = views.of(found.scope());
        AgentReader reader = new AgentReader(found.agent(), found.head(), store, view, rules);
        if (filter.accepts(reader.now(), reader.asOfMs())) {
          DirectoryEntry who = directory.of(found.agent());
          if (filter.accepts(found.agent(), who)) {
            json.writeStartObject();
            AgentStateJson.writeFields(json, found.agent(), seen(reader, view, who));
            json.writeEndObject();
            written++;
          }
        }
      }
    }
  }

  /**
   * Who may not know of an agent learns nothing from how long it takes: somebody who doesn't exist
   * is looked up in its place, as for an unknown one.
   */
  private Lookup ask(AgentKey agent, Terms terms, Answer answer) {
    boolean allowed = terms.accounts().allow(agent.scope());
    return stores.ask(
        partitioner.of(agent),
        terms.maxLagMs(),
        partition -> {
          ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(partition::of);
          Optional<AgentHead> head = store.head(allowed ? agent : nobodyLike(agent));
          return allowed && head.isPresent()
              ? found(partition, store, new Known(agent, head.get()), answer)
              : new Lookup.Unknown();
        });
  }

  private record Known(AgentKey agent, AgentHead head) {}

  private Lookup found(Stores partition, ReadOnlyLedgerStore store, Known known, Answer answer) {
    LiveView view = liveness.view(known.agent().scope(), store, partition.completeAsOfMs());
    AgentReader reader = new AgentReader(known.agent(), known.head(), store, view, rules);
    Asked asked = new Asked(partition, known.agent(), reader, view);
    return new Lookup.Found(ContractJson.object(json -> answer.writeTo(json, asked)));
  }

  private static AgentKey nobodyLike(AgentKey agent) {
    return new AgentKey(agent.source(), agent.account(), agent.agentId() + NOBODY);
  }

  private static DirectoryReads directory(Stores partition) {
    return new DirectoryReads(partition.of(DirectoryStore.NAME));
  }

  private static AgentStateJson.Seen seen(AgentReader reader, LiveView view, DirectoryEntry who) {
    return new AgentStateJson.Seen(reader.now(), reader.asOfMs(), view.stale(), who);
  }
}
