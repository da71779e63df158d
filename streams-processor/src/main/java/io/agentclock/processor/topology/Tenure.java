package io.agentclock.processor.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The time from when a partition's task begins to run on this node, its stores restored, to when it
 * is suspended: one that leaves and comes back, or is revived, has another. As long as it lasts the
 * task's stores are the same, and the owner's.
 */
public final class Tenure {

  private final int partition;
  private final Map<String, ReadOnlyKeyValueStore<byte[], byte[]>> stores =
      new ConcurrentHashMap<>();

  Tenure(int partition) {
    this.partition = partition;
  }

  int partition() {
    return partition;
  }

  /**
   * A store of the task, looked for once. What is read from it is the owner's only if the tenure is
   * found to last afterwards: who was slow may have found the store of the next.
   *
   * @param name of the store
   * @param open looks for it
   */
  public ReadOnlyKeyValueStore<byte[], byte[]> store(
      String name, Function<String, ReadOnlyKeyValueStore<byte[], byte[]>> open) {
    return stores.computeIfAbsent(name, open);
  }
}
