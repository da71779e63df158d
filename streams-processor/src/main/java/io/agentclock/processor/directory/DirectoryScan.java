package io.agentclock.processor.directory;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.model.AgentKey;
import java.util.Arrays;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Says who agents are that are asked for in the order of their keys: each is found by going on from
 * the last one.
 */
public final class DirectoryScan implements AutoCloseable {

  /** It may hold many that aren't asked for; from then on a leap is quicker. */
  private static final int MOST_PASSED = 64;

  private final ReadOnlyKeyValueStore<byte[], byte[]> store;
  private KeyValueIterator<byte[], byte[]> entries;

  /**
   * @param store that of {@link DirectoryStore#NAME}
   */
  public DirectoryScan(ReadOnlyKeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** Who an agent is; {@link DirectoryEntry#NONE} if nobody has said. */
  public DirectoryEntry of(AgentKey agent) {
    byte[] key = DirectoryReads.key(agent);
    if (entries == null) {
      entries = store.range(key, null);
    }
    for (int passed = 0; entries.hasNext(); passed++) {
      if (passed == MOST_PASSED) {
        entries.close();
        entries = store.range(key, null);
      }
      int order = Arrays.compareUnsigned(entries.peekNextKey(), key);
      if (order > 0) {
        return DirectoryEntry.NONE;
      }
      KeyValue<byte[], byte[]> entry = entries.next();
      if (order == 0) {
        return DirectoryReads.read(entry.value);
      }
    }
    return DirectoryEntry.NONE;
  }

  @Override
  public void close() {
    if (entries != null) {
      entries.close();
    }
  }
}
