package io.agentclock.processor.read;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * A partition's key-value store itself. Kafka's own type looks for the tasks of all threads again
 * at each look-up, and an agent's day is 48 of them. A store that moves to another node meanwhile
 * is closed, and says so; one that becomes a standby's doesn't.
 */
final class ResolvedStore implements QueryableStoreType<ReadOnlyKeyValueStore<byte[], byte[]>> {

  private static final ResolvedStore TYPE = new ResolvedStore();

  private ResolvedStore() {}

  /**
   * A store of an active task.
   *
   * @throws InvalidStateStoreException if there is none, or its thread takes part in a rebalance
   */
  static ReadOnlyKeyValueStore<byte[], byte[]> owned(
      KafkaStreams streams, String name, int partition) {
    return open(streams, parameters(name, partition));
  }

  /**
   * A store of any task.
   *
   * @throws InvalidStateStoreException if there is none
   */
  static ReadOnlyKeyValueStore<byte[], byte[]> copy(
      KafkaStreams streams, String name, int partition) {
    return open(streams, parameters(name, partition).enableStaleStores());
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<byte[], byte[]>> parameters(
      String name, int partition) {
    return StoreQueryParameters.fromNameAndType(name, TYPE).withPartition(partition);
  }

  private static ReadOnlyKeyValueStore<byte[], byte[]> open(
      KafkaStreams streams,
      StoreQueryParameters<ReadOnlyKeyValueStore<byte[], byte[]>> parameters) {
    try {
      return streams.store(parameters);
    } catch (IllegalStateException e) {
      throw new InvalidStateStoreException("the client was closed meanwhile", e);
    }
  }

  @Override
  public boolean accepts(StateStore store) {
    return store instanceof ReadOnlyKeyValueStore;
  }

  @Override
  public ReadOnlyKeyValueStore<byte[], byte[]> create(StateStoreProvider stores, String name) {
    return stores.stores(name, this).get(0);
  }
}
