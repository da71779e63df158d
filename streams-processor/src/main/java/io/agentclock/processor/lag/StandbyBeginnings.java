package io.agentclock.processor.lag;

import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Tells of standby copies that begin or end.
 *
 * @param changed is told of each partition whose copy does
 */
record StandbyBeginnings(IntConsumer changed) implements StandbyUpdateListener {

  @Override
  public void onUpdateStart(TopicPartition log, String store, long startingOffset) {
    changed.accept(log.partition());
  }

  @Override
  public void onBatchLoaded(
      TopicPartition log,
      String store,
      TaskId task,
      long lastOffset,
      long count,
      long currentEndOffset) {
    // how far it is, is looked at every now and then
  }

  @Override
  public void onUpdateSuspended(
      TopicPartition log, String store, long offset, long currentEndOffset, SuspendReason reason) {
    changed.accept(log.partition());
  }
}
