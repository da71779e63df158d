package io.agentclock.processor.read;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * A partition's key-value store itself. Kafka's own type looks for the tasks of all threads again
 * at each look-up, and an agent's day is 48 of them. A store that moves away meanwhile is closed,
 * and says so.
 */
final class ResolvedStore implements QueryableStoreType<ReadOnlyKeyValueStore<byte[], byte[]>> {

  @Override
  public boolean accepts(StateStore store) {
    return store instanceof ReadOnlyKeyValueStore;
  }

  @Override
  public ReadOnlyKeyValueStore<byte[], byte[]> create(StateStoreProvider stores, String name) {
    return stores.stores(name, this).get(0);
  }
}
