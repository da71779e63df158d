package io.agentclock.processor.read;

import io.agentclock.processor.lag.CopyAges;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Opens the stores of a partition, if this node owns it and may answer for it, or, where that is
 * allowed, if it has a copy that is known to be complete enough.
 */
final class PartitionStores implements Partitions {

  private final KafkaStreams streams;
  private final OwnedStores owned;
  private final Hosted hosted;
  private final CopyAges ages;
  private final InstantSource clock;

  PartitionStores(
      KafkaStreams streams, OwnedStores owned, Hosted hosted, CopyAges ages, InstantSource clock) {
    this.streams = streams;
    this.owned = owned;
    this.hosted = hosted;
    this.ages = ages;
    this.clock = clock;
  }

  @Override
  public Lookup ask(int partition, OptionalLong maxLagMs, Function<Stores, Lookup> question) {
    if (!streams.state().isRunningOrRebalancing()) {
      return new Lookup.NotReady("the processor is " + streams.state());
    }
    Lookup answer = owned.ask(partition, question);
    boolean answered = answer instanceof Lookup.Found || answer instanceof Lookup.Unknown;
    return answered || maxLagMs.isEmpty() || !isHere(partition)
        ? answer
        : askCopy(partition, maxLagMs.getAsLong(), question);
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
      Lookup answer =
          question.apply(new Copy(name -> ResolvedStore.copy(streams, name, partition), asOfMs));
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
}
