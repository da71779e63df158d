package io.agentclock.processor.read;

import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Opens the stores of a partition, if this node owns it and may answer for it. */
final class PartitionStores {

  private final KafkaStreams streams;
  private final Heartbeat heartbeat;

  PartitionStores(KafkaStreams streams, Heartbeat heartbeat) {
    this.streams = streams;
    this.heartbeat = heartbeat;
  }

  /** Asks the stores of a partition. */
  Lookup ask(int partition, Function<Stores, Lookup> question) {
    if (streams.state() != KafkaStreams.State.RUNNING
        && streams.state() != KafkaStreams.State.REBALANCING) {
      return new Lookup.NotReady("the processor is " + streams.state());
    }
    if (!owns(partition)) {
      return streams.state() == KafkaStreams.State.RUNNING
          ? new Lookup.Elsewhere()
          : new Lookup.NotReady("partitions are being assigned");
    }
    if (!heartbeat.isFresh()) {
      return new Lookup.NotReady("out of touch with the group");
    }
    try {
      return question.apply(name -> store(name, partition));
    } catch (InvalidStateStorePartitionException e) {
      return new Lookup.Elsewhere();
    } catch (InvalidStateStoreException e) {
      return new Lookup.NotReady("partition %d is being restored or moved".formatted(partition));
    }
  }

  private boolean owns(int partition) {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .anyMatch(task -> task.taskId().partition() == partition);
  }

  private ReadOnlyKeyValueStore<byte[], byte[]> store(String name, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                name, QueryableStoreTypes.<byte[], byte[]>keyValueStore())
            .withPartition(partition));
  }
}
