package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerStore;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps one partition's ledger in the task's stores. */
public final class KafkaLedgerStore implements LedgerStore {

  private static final byte[] PRESENT = {1};

  private final KeyValueStore<byte[], byte[]> agents;
  private final KeyValueStore<byte[], byte[]> slots;
  private final KeyValueStore<byte[], byte[]> scopes;
  private final KeyValueStore<byte[], byte[]> pending;
  private final KeyValueStore<byte[], byte[]> segments;
  private final ReadOnlyLedgerStore reads;

  /**
   * @param stores by name, as in {@link LedgerStores}
   */
  public KafkaLedgerStore(Function<String, KeyValueStore<byte[], byte[]>> stores) {
    this.agents = stores.apply(LedgerStores.AGENTS);
    this.slots = stores.apply(LedgerStores.SLOTS);
    this.scopes = stores.apply(LedgerStores.SCOPES);
    this.pending = stores.apply(LedgerStores.PENDING);
    this.segments = stores.apply(LedgerStores.SEGMENTS);
    this.reads = new ReadOnlyLedgerStore(stores::apply);
  }

  @Override
  public Optional<ScopeState> scope(String scope) {
    return reads.scope(scope);
  }

  @Override
  public List<String> scopes() {
    return reads.scopes();
  }

  @Override
  public void putScope(String scope, ScopeState state) {
    scopes.put(StoreKeys.scope(scope), LedgerCodec.write(state));
  }

  @Override
  public Optional<AgentHead> head(AgentKey agent) {
    return reads.head(agent);
  }

  @Override
  public void putHead(AgentKey agent, AgentHead head) {
    agents.put(StoreKeys.agent(agent), LedgerCodec.write(head));
  }

  @Override
  public Optional<Slot> slot(AgentKey agent, long startMs) {
    return reads.slot(agent, startMs);
  }

  @Override
  public OptionalLong nextSlotMs(String scope, long fromMs) {
    return reads.nextSlotMs(scope, fromMs);
  }

  @Override
  public void putSlot(AgentKey agent, long startMs, Slot slot) {
    slots.put(StoreKeys.slot(agent, startMs), LedgerCodec.write(slot));
  }

  @Override
  public void dropSlots(String scope, long fromMs, long toMs, BiConsumer<AgentKey, Slot> dropped) {
    List<byte[]> keys = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries =
        slots.range(StoreKeys.slots(scope, fromMs), StoreKeys.slots(scope, toMs))) {
      while (entries.hasNext()) {
        KeyValue<byte[], byte[]> entry = entries.next();
        keys.add(entry.key);
        dropped.accept(StoreKeys.slotAgent(scope, entry.key), LedgerCodec.readSlot(entry.value));
      }
    }
    keys.forEach(slots::delete);
  }

  @Override
  public Optional<SegmentFacts> segment(AgentKey agent, String segmentId) {
    return Optional.ofNullable(segments.get(StoreKeys.segment(agent, segmentId)))
        .map(LedgerCodec::readSegment);
  }

  @Override
  public void putSegment(AgentKey agent, String segmentId, SegmentFacts facts) {
    segments.put(StoreKeys.segment(agent, segmentId), LedgerCodec.write(facts));
  }

  @Override
  public void removeSegment(AgentKey agent, String segmentId) {
    segments.delete(StoreKeys.segment(agent, segmentId));
  }

  @Override
  public void putPending(AgentKey agent, String stream) {
    pending.put(StoreKeys.pending(agent, stream), PRESENT);
  }

  @Override
  public void removePending(AgentKey agent, String stream) {
    pending.delete(StoreKeys.pending(agent, stream));
  }

  @Override
  public boolean hasPending(String scope, String stream) {
    return !pendingAfter(scope, stream, Optional.empty(), 1).isEmpty();
  }

  @Override
  public List<AgentKey> pendingAfter(
      String scope, String stream, Optional<AgentKey> after, int limit) {
    byte[] from =
        after
            .map(agent -> StoreKeys.justAfter(StoreKeys.pending(agent, stream)))
            .orElse(StoreKeys.firstPending(scope, stream));
    try (KeyValueIterator<byte[], byte[]> entries =
        pending.range(from, StoreKeys.afterPending(scope, stream))) {
      return ReadOnlyLedgerStore.agentKeys(
          entries, limit, key -> StoreKeys.pendingAgent(scope, stream, key));
    }
  }

  @Override
  public List<AgentKey> agentsAfter(String scope, Optional<AgentKey> after, int limit) {
    byte[] from =
        after
            .map(agent -> StoreKeys.justAfter(StoreKeys.agent(agent)))
            .orElse(StoreKeys.firstAgent(scope));
    try (KeyValueIterator<byte[], byte[]> entries =
        agents.range(from, StoreKeys.afterAgents(scope))) {
      return ReadOnlyLedgerStore.agentKeys(
          entries, limit, key -> AgentKey.parse(new String(key, StandardCharsets.UTF_8)));
    }
  }
}
