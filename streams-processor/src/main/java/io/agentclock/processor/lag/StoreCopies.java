package io.agentclock.processor.lag;

import org.apache.kafka.streams.KafkaStreams;

/**
 * What is known of how complete this node's stores are.
 *
 * @param ages up to when copies are complete
 * @param restoring how far own partitions are restored
 */
public record StoreCopies(CopyAges ages, RestoreProgress restoring) {

  /** Listens to a client that isn't started yet. */
  public static StoreCopies of(KafkaStreams streams) {
    CopyAges ages = new CopyAges();
    RestoreProgress restoring = new RestoreProgress(ages::forget);
    streams.setGlobalStateRestoreListener(restoring);
    streams.setStandbyUpdateListener(new StandbyBeginnings(ages::forget));
    return new StoreCopies(ages, restoring);
  }
}
