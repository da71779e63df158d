package io.agentclock.processor.read;

import java.util.OptionalLong;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of one partition. */
@FunctionalInterface
interface Stores {

  /** A store by its name. */
  ReadOnlyKeyValueStore<byte[], byte[]> of(String name);

  /**
   * The instant up to which they are known to be complete, epoch milliseconds; empty if they are
   * the owner's.
   */
  default OptionalLong completeAsOfMs() {
    return OptionalLong.empty();
  }
}
