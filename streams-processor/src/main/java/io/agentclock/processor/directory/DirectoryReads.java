package io.agentclock.processor.directory;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Says who the agents of one partition are. */
public final class DirectoryReads {

  private final ReadOnlyKeyValueStore<byte[], byte[]> store;

  /**
   * @param store that of {@link DirectoryStore#NAME}
   */
  public DirectoryReads(ReadOnlyKeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** Who an agent is; {@link DirectoryEntry#NONE} if nobody has said. */
  public DirectoryEntry of(AgentKey agent) {
    byte[] value = store.get(key(agent));
    return value == null ? DirectoryEntry.NONE : read(value);
  }

  static DirectoryEntry read(byte[] value) {
    try {
      return DirectoryEntry.fromJson(value);
    } catch (RefusedException e) {
      throw new IllegalStateException("the directory holds what was never put there", e);
    }
  }

  static byte[] key(AgentKey agent) {
    return agent.toString().getBytes(StandardCharsets.UTF_8);
  }
}
