package io.agentclock.processor.store;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The processor's stores: plain RocksDB key-value stores, because segmented ones lose rows when
 * killed (Kafka 4.3.1); no cache, because queries wouldn't see what is in it.
 */
public final class LedgerStores {

  /** Agent key to what must be at hand of an agent. */
  public static final String AGENTS = "agents";

  /** Scope, interval start and agent to the interval's piece of the timeline. */
  public static final String SLOTS = "slots";

  /** Scope to what was observed of it. */
  public static final String SCOPES = "scopes";

  /** Scope, stream and agent: intervals wait for the stream's progress. */
  public static final String PENDING = "pending";

  /** Scope, agent and segment to what is known of the segment. */
  public static final String SEGMENTS = "segments";

  /** All of them. */
  public static final List<String> NAMES = List.of(AGENTS, SLOTS, SCOPES, PENDING, SEGMENTS);

  private LedgerStores() {}

  /** How they are built. */
  public static List<StoreBuilder<KeyValueStore<byte[], byte[]>>> builders() {
    return NAMES.stream().map(LedgerStores::builder).toList();
  }

  private static StoreBuilder<KeyValueStore<byte[], byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingDisabled();
  }
}
