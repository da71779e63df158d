package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.AgentStateJson;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.TransitionJson;
import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.Rules;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers for the agents of the partitions this node owns. */
final class AgentReads {

  private final PartitionStores stores;
  private final KeyPartitioner partitioner;
  private final Map<String, Source> sources;
  private final Rules rules;
  private final IntervalRowJson rows;
  private final InstantSource clock;

  AgentReads(
      PartitionStores stores,
      KeyPartitioner partitioner,
      Map<String, Source> sources,
      RowRules rowRules,
      InstantSource clock) {
    this.stores = stores;
    this.partitioner = partitioner;
    this.sources = sources;
    this.rules = rowRules.rules();
    this.rows = rowRules.rows();
    this.clock = clock;
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
    return ask(
        agent,
        (json, reader, view) -> {
          AgentHead now = reader.now();
          AgentStateJson.writeFields(json, agent, now, reader.asOfMs(), view.stale());
        });
  }

  Lookup timeline(AgentKey agent, AskedTime time) {
    return ask(
        agent,
        (json, reader, view) -> {
          json.writeArrayFieldStart("items");
          for (AgentReader.Piece piece : pieces(reader, time)) {
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

  /** Long before the agent's first transition nothing needs to be looked up. */
  private static List<AgentReader.Piece> pieces(AgentReader reader, AskedTime time) {
    return time.toMs() <= reader.now().firstMs()
        ? List.of(new AgentReader.Piece.Unknown(time.fromMs(), UnknownCause.BEFORE_FIRST))
        : reader.timeline(time.fromMs(), time.toMs());
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
        store ->
            new Lookup.Found(
                ContractJson.object(
                    json -> {
                      json.writeArrayFieldStart("items");
                      writeStates(json, store, after, limit, filter);
                      json.writeEndArray();
                    })));
  }

  private void writeStates(
      JsonGenerator json,
      ReadOnlyLedgerStore store,
      Optional<String> after,
      int limit,
      AgentFilter filter)
      throws IOException {
    Map<String, LiveView> views = new HashMap<>();
    int written = 0;
    try (KeyValueIterator<byte[], byte[]> entries = store.agentsAfter(after)) {
      while (written < limit && entries.hasNext()) {
        KeyValue<byte[], byte[]> entry = entries.next();
        ReadOnlyLedgerStore.Found found = ReadOnlyLedgerStore.found(entry);
        if (filter.accepts(found.agent())) {
          LiveView view =
              views.computeIfAbsent(found.agent().scope(), scope -> view(found.agent(), store));
          AgentReader reader = new AgentReader(found.agent(), found.head(), store, view, rules);
          AgentHead now = reader.now();
          if (filter.accepts(now, reader.asOfMs())) {
            json.writeStartObject();
            AgentStateJson.writeFields(json, found.agent(), now, reader.asOfMs(), view.stale());
            json.writeEndObject();
            written++;
          }
        }
      }
    }
  }

  private Lookup ask(AgentKey agent, Answer answer) {
    return stores.ask(
        partitioner.of(agent),
        store -> {
          Optional<AgentHead> head = store.head(agent);
          if (head.isEmpty()) {
            return new Lookup.Unknown();
          }
          LiveView view = view(agent, store);
          AgentReader reader = new AgentReader(agent, head.get(), store, view, rules);
          return new Lookup.Found(ContractJson.object(json -> answer.writeTo(json, reader, view)));
        });
  }

  private LiveView view(AgentKey agent, ReadOnlyLedgerStore store) {
    Source source = sources.get(agent.source());
    ScopeState scope = store.scope(agent.scope()).orElse(ScopeState.NONE);
    String stream = source.stateStream();
    return new LiveView(
        scope.coverageOf(stream),
        clock.millis(),
        scope.staleAfterMs().getOrDefault(stream, source.staleAfter().toMillis()),
        source.live());
  }
}
