package io.agentclock.processor.directory;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.processor.raw.VendorText;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Who the agents of one partition are. Values are the contract's JSON. */
public final class DirectoryStore {

  /** Its name. */
  public static final String NAME = "directory";

  private final KeyValueStore<byte[], byte[]> store;

  /**
   * @param store of that name
   */
  public DirectoryStore(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** How it is built: plain and without a cache, as all of the processor's stores. */
  public static StoreBuilder<KeyValueStore<byte[], byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  /**
   * The entry, if its texts can go into stores and answers.
   *
   * @throws RefusedException if they can't
   */
  public static DirectoryEntry checked(DirectoryEntry entry) throws RefusedException {
    return new DirectoryEntry(
        checked("name", entry.name()),
        checked("employeeId", entry.employeeId()),
        checked("team", entry.team()),
        checked("email", entry.email()));
  }

  /** Keeps an entry; one that says nothing is as good as none. */
  public void put(AgentKey agent, DirectoryEntry entry) {
    store.put(DirectoryReads.key(agent), entry.equals(DirectoryEntry.NONE) ? null : entry.toJson());
  }

  private static String checked(String field, String text) throws RefusedException {
    return text == null ? null : VendorText.checked(field, text);
  }
}
