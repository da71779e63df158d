package io.agentclock.processor.read;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of one partition. */
@FunctionalInterface
interface Stores {

  /** A store by its name. */
  ReadOnlyKeyValueStore<byte[], byte[]> of(String name);
}
