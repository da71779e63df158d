package io.agentclock.processor.read;

import io.agentclock.processor.store.LedgerStores;
import io.agentclock.processor.topology.Tenure;
import io.agentclock.processor.topology.Tenures;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;

/**
 * Asks the stores of the partitions that this node owns. An answer is given only if, before and
 * after the question,
 *
 * <ul>
 *   <li>the partition's task runs, and it is one {@link Tenure}: a task that was suspended, lost,
 *       made a standby's or revived in between, even if it runs again, ended it. An open store
 *       doesn't show that, as a standby's and a half restored one are open too;
 *   <li>no rebalance goes on in this node, or Kafka Streams, which then is asked, gives the
 *       partition's store all the same. To ask it each time would cost more than the question: it
 *       looks through the tasks of all threads, under the locks of those that restore them;
 *   <li>the group still counts this node in.
 * </ul>
 */
final class OwnedStores {

  private final KafkaStreams streams;
  private final Tenures tenures;
  private final Heartbeat heartbeat;
  private final Hosted hosted;

  OwnedStores(KafkaStreams streams, Tenures tenures, Heartbeat heartbeat, Hosted hosted) {
    this.streams = streams;
    this.tenures = tenures;
    this.heartbeat = heartbeat;
    this.hosted = hosted;
  }

  Lookup ask(int partition, Function<Stores, Lookup> question) {
    Optional<Tenure> tenure = tenures.of(partition);
    try {
      requireOwned(partition, tenure);
      if (!heartbeat.isFresh()) {
        return new Lookup.NotReady("out of touch with the group");
      }
      Lookup answer =
          question.apply(
              name ->
                  tenure
                      .orElseThrow()
                      .store(name, n -> ResolvedStore.owned(streams, n, partition)));
      requireOwned(partition, tenure);
      return heartbeat.isFresh() ? answer : new Lookup.NotReady("out of touch with the group");
    } catch (InvalidStateStoreException e) {
      return notOwned(partition, e);
    }
  }

  private void requireOwned(int partition, Optional<Tenure> tenure) {
    boolean lasts = tenure.isPresent() && tenures.lasts(tenure.get());
    if (!lasts || streams.state() != KafkaStreams.State.RUNNING) {
      ResolvedStore.owned(streams, LedgerStores.AGENTS, partition); // or says why not
    }
    if (!lasts) {
      throw new InvalidStateStoreException("its task doesn't run, or not without a break");
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
}
