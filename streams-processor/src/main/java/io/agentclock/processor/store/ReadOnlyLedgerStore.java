package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerReads;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads one partition's ledger from its stores. */
public final class ReadOnlyLedgerStore implements LedgerReads {

  private final ReadOnlyKeyValueStore<byte[], byte[]> agents;
  private final ReadOnlyKeyValueStore<byte[], byte[]> slots;
  private final ReadOnlyKeyValueStore<byte[], byte[]> scopes;

  /**
   * @param stores by name, as in {@link LedgerStores}
   */
  public ReadOnlyLedgerStore(Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> stores) {
    this.agents = stores.apply(LedgerStores.AGENTS);
    this.slots = stores.apply(LedgerStores.SLOTS);
    this.scopes = stores.apply(LedgerStores.SCOPES);
  }

  @Override
  public Optional<ScopeState> scope(String scope) {
    return Optional.ofNullable(scopes.get(StoreKeys.scope(scope))).map(LedgerCodec::readScope);
  }

  @Override
  public Optional<AgentHead> head(AgentKey agent) {
    return Optional.ofNullable(agents.get(StoreKeys.agent(agent))).map(LedgerCodec::readHead);
  }

  @Override
  public Optional<Slot> slot(AgentKey agent, long startMs) {
    return Optional.ofNullable(slots.get(StoreKeys.slot(agent, startMs)))
        .map(LedgerCodec::readSlot);
  }

  @Override
  public OptionalLong nextSlotMs(String scope, long fromMs) {
    try (KeyValueIterator<byte[], byte[]> entries =
        slots.range(StoreKeys.slots(scope, fromMs), StoreKeys.afterSlots(scope))) {
      return entries.hasNext()
          ? OptionalLong.of(StoreKeys.slotStart(scope, entries.peekNextKey()))
          : OptionalLong.empty();
    }
  }

  /**
   * The agents of some accounts, in the order of their keys' bytes.
   *
   * @param after only those after this key; empty: all
   * @param scopes whether the agents of a {@code source:account} are asked for
   */
  public AgentScan agents(Optional<String> after, Predicate<String> scopes) {
    return new AgentScan(agents, after, scopes);
  }

  /** The accounts anything was observed of, each {@code source:account}. */
  public List<String> scopes() {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries = scopes.all()) {
      while (entries.hasNext()) {
        found.add(new String(entries.next().key, StandardCharsets.UTF_8));
      }
    }
    found.removeIf(IntervalGuard::isGuard);
    return found;
  }

  /** The same, quick for who asks for the slots of one agent after the other. */
  public SlotScan scan() {
    return new SlotScan(this, slots);
  }

  static List<AgentKey> agentKeys(
      KeyValueIterator<byte[], byte[]> entries, int limit, Function<byte[], AgentKey> reader) {
    List<AgentKey> keys = new ArrayList<>(limit);
    while (keys.size() < limit && entries.hasNext()) {
      keys.add(reader.apply(entries.next().key));
    }
    return keys;
  }
}
