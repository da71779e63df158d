package io.agentclock.processor.read;

import io.agentclock.processor.lag.CopyAges;
import io.agentclock.processor.store.LedgerStores;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Opens the stores of a partition, if this node owns it and may answer for it, or, where that is
 * allowed, if it has a copy that is known to be complete enough.
 */
final class PartitionStores implements Partitions {

  private static final ResolvedStore RESOLVED = new ResolvedStore();

  private final KafkaStreams streams;
  private final Heartbeat heartbeat;
  private final Hosted hosted;
  private final CopyAges ages;
  private final InstantSource clock;

  PartitionStores(
      KafkaStreams streams,
      Heartbeat heartbeat,
      Hosted hosted,
      CopyAges ages,
      InstantSource clock) {
    this.streams = streams;
    this.heartbeat = heartbeat;
    this.hosted = hosted;
    this.ages = ages;
    this.clock = clock;
  }

  @Override
  public Lookup ask(int partition, OptionalLong maxLagMs, Function<Stores, Lookup> question) {
    if (!streams.state().isRunningOrRebalancing()) {
      return new Lookup.NotReady("the processor is " + streams.state());
    }
    Lookup answer = askOwned(partition, question);
    boolean owned = answer instanceof Lookup.Found || answer instanceof Lookup.Unknown;
    return owned || maxLagMs.isEmpty() || !isHere(partition)
        ? answer
        : askCopy(partition, maxLagMs.getAsLong(), question);
  }

  /** Stores open only while the partition is this node's; that is made sure of before and after. */
  private Lookup askOwned(int partition, Function<Stores, Lookup> question) {
    try {
      store(LedgerStores.AGENTS, partition, false);
      if (!heartbeat.isFresh()) {
        return new Lookup.NotReady("out of touch with the group");
      }
      Lookup answer = question.apply(name -> store(name, partition, false));
      store(LedgerStores.AGENTS, partition, false);
      return heartbeat.isFresh() ? answer : new Lookup.NotReady("out of touch with the group");
    } catch (InvalidStateStoreException e) {
      return notOwned(partition, e);
    }
  }

  private Lookup notOwned(int partition, InvalidStateStoreException why) {
    if (hosted.active().contains(partition)) {
      return why instanceof InvalidStateStorePartitionException
          ? new Lookup.Elsewhere()
          : new Lookup.NotReady("partition %d is being restored or moved".formatted(partition));
    }
    return streams.state() == KafkaStreams.State.RUNNING
        ? new Lookup.Elsewhere()
        : new Lookup.NotReady("partitions are being assigned");
  }

  private boolean isHere(int partition) {
    return hosted.standby().contains(partition) || hosted.active().contains(partition);
  }

  private Lookup askCopy(int partition, long maxLagMs, Function<Stores, Lookup> question) {
    OptionalLong completeAsOfMs = ages.completeAsOfMs(partition);
    if (completeAsOfMs.isEmpty() || completeAsOfMs.getAsLong() > clock.millis()) {
      return new Lookup.NotReady(
          "how far behind the standby of partition %d is isn't known".formatted(partition));
    }
    long asOfMs = completeAsOfMs.getAsLong();
    long lagMs = clock.millis() - asOfMs;
    if (lagMs > maxLagMs) {
      return new Lookup.NotReady(
          "the standby of partition %d is %d ms behind".formatted(partition, lagMs));
    }
    try {
      Lookup answer = question.apply(new Copy(name -> store(name, partition, true), asOfMs));
      if (answer instanceof Lookup.Found found && ages.completeAsOfMs(partition).isPresent()) {
        return found.behind(clock.millis() - asOfMs);
      }
      return new Lookup.NotReady(
          "the standby of partition %d doesn't know it".formatted(partition));
    } catch (InvalidStateStoreException e) {
      return new Lookup.NotReady("the standby of partition %d is moving".formatted(partition));
    }
  }

  private record Copy(Stores stores, long asOfMs) implements Stores {

    @Override
    public ReadOnlyKeyValueStore<byte[], byte[]> of(String name) {
      return stores.of(name);
    }

    @Override
    public OptionalLong completeAsOfMs() {
      return OptionalLong.of(asOfMs);
    }
  }

  private ReadOnlyKeyValueStore<byte[], byte[]> store(String name, int partition, boolean copy) {
    StoreQueryParameters<ReadOnlyKeyValueStore<byte[], byte[]>> parameters =
        StoreQueryParameters.fromNameAndType(name, RESOLVED).withPartition(partition);
    return streams.store(copy ? parameters.enableStaleStores() : parameters);
  }
}
