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
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers for the agents of the partitions this node owns. */
final class AgentReads {

  private final PartitionStores stores;
  private final KeyPartitioner partitioner;
  private final Liveness liveness;
  private final Rules rules;
  private final IntervalRowJson rows;

  AgentReads(
      PartitionStores stores, KeyPartitioner partitioner, Liveness liveness, RowRules rowRules) {
    this.stores = stores;
    this.partitioner = partitioner;
    this.liveness = liveness;
    this.rules = rowRules.rules();
    this.rows = rowRules.rows();
  }

  /**
   * How rows are counted and written.
   *
   * @param rules counts
   * @param rows writes
   */
  record RowRules(Rules rules, IntervalRowJson rows) {}

  /** What is written of one agent. */
  @FunctionalInterface
  private interface Answer {
    void writeTo(JsonGenerator json, AgentReader reader, LiveView view) throws IOException;
  }

  Lookup state(AgentKey agent) {
    return stores.ask(
        partitioner.of(agent),
        partition ->
            answer(
                partition,
                agent,
                (json, reader, view) ->
                    AgentStateJson.writeFields(
                        json, agent, seen(reader, view, directory(partition).of(agent)))));
  }

  private static DirectoryReads directory(Stores partition) {
    return new DirectoryReads(partition.of(DirectoryStore.NAME));
  }

  private static AgentStateJson.Seen seen(AgentReader reader, LiveView view, DirectoryEntry who) {
    return new AgentStateJson.Seen(reader.now(), reader.asOfMs(), view.stale(), who);
  }

  Lookup timeline(AgentKey agent, AskedTime time) {
    return ask(
        agent,
        (json, reader, view) -> {
          json.writeArrayFieldStart("items");
          for (AgentReader.Piece piece : reader.timeline(time.fromMs(), time.toMs())) {
            TransitionJson.write(json, agent, piece);
          }
          json.writeEndArray();
          writeAge(json, reader, view);
          json.writeNullField("next");
        });
  }

  private static void writeAge(JsonGenerator json, AgentReader reader, LiveView view)
      throws IOException {
    ContractJson.instant(json, "asOf", reader.asOfMs());
    json.writeBooleanField("stale", view.stale());
  }

  Lookup intervals(AgentKey agent, AskedTime time) {
    return ask(
        agent,
        (json, reader, view) -> {
          json.writeArrayFieldStart("items");
          for (AgentReader.Row row : reader.rows(time.fromMs(), time.toMs())) {
            rows.write(json, agent, row, reader.asOfMs());
          }
          json.writeEndArray();
          writeAge(json, reader, view);
          json.writeNullField("next");
        });
  }

  /**
   * A page of the states of a partition's agents, in key order, after a key.
   *
   * @throws IllegalArgumentException if there is no such partition
   */
  Lookup states(int partition, Optional<String> after, int limit, AgentFilter filter) {
    if (partition < 0 || partition >= partitioner.partitions()) {
      throw new IllegalArgumentException(
          "partition is %d, there are %d".formatted(partition, partitioner.partitions()));
    }
    return stores.ask(
        partition,
        owned ->
            new Lookup.Found(
                ContractJson.object(
                    json -> {
                      json.writeArrayFieldStart("items");
                      writeStates(json, owned, after, limit, filter);
                      json.writeEndArray();
                    })));
  }

  private void writeStates(
      JsonGenerator json, Stores owned, Optional<String> after, int limit, AgentFilter filter)
      throws IOException {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(owned::of);
    DirectoryReads directory = directory(owned);
    Map<String, LiveView> views = new HashMap<>();
    int written = 0;
    try (KeyValueIterator<byte[], byte[]> entries = store.agentsAfter(after)) {
      while (written < limit && entries.hasNext()) {
        ReadOnlyLedgerStore.Found found = ReadOnlyLedgerStore.found(entries.next());
        AgentKey agent = found.agent();
        if (filter.accepts(agent)) {
          LiveView view =
              views.computeIfAbsent(agent.scope(), scope -> liveness.view(agent, store));
          AgentReader reader = new AgentReader(agent, found.head(), store, view, rules);
          if (filter.accepts(reader.now(), reader.asOfMs())) {
            DirectoryEntry who = directory.of(agent);
            if (filter.accepts(agent, who)) {
              json.writeStartObject();
              AgentStateJson.writeFields(json, agent, seen(reader, view, who));
              json.writeEndObject();
              written++;
            }
          }
        }
      }
    }
  }

  private Lookup ask(AgentKey agent, Answer answer) {
    return stores.ask(partitioner.of(agent), partition -> answer(partition, agent, answer));
  }

  private Lookup answer(Stores partition, AgentKey agent, Answer answer) {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(partition::of);
    Optional<AgentHead> head = store.head(agent);
    if (head.isEmpty()) {
      return new Lookup.Unknown();
    }
    LiveView view = liveness.view(agent, store);
    AgentReader reader = new AgentReader(agent, head.get(), store, view, rules);
    return new Lookup.Found(ContractJson.object(json -> answer.writeTo(json, reader, view)));
  }
}
