package io.agentclock.processor.lag;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the stores of the partitions that this node is to own are restored from their logs. */
public final class RestoreProgress implements StateRestoreListener {

  private final IntConsumer begins;
  private final Map<TopicPartition, Log> logs = new HashMap<>();

  /**
   * @param begins is told of each partition whose restoring begins
   */
  RestoreProgress(IntConsumer begins) {
    this.begins = begins;
  }

  /**
   * So much of it, in offsets of the logs.
   *
   * @param restored so many are done
   * @param total of so many
   */
  public record Restored(long restored, long total) {

    private Restored with(Log log) {
      return new Restored(
          restored + Math.min(log.atOffset, log.end) - log.start, total + log.end - log.start);
    }
  }

  private record Log(long start, long end, long atOffset, boolean done) {

    Log at(long offset) {
      return new Log(start, end, offset, false);
    }

    Log finished() {
      return new Log(start, end, end, true);
    }
  }

  /** Of a partition; none if nothing of it is being restored. */
  public synchronized Optional<Restored> of(int partition) {
    Restored restored = new Restored(0, 0);
    boolean done = true;
    for (Map.Entry<TopicPartition, Log> log : logs.entrySet()) {
      if (log.getKey().partition() == partition) {
        restored = restored.with(log.getValue());
        done &= log.getValue().done();
      }
    }
    return done ? Optional.empty() : Optional.of(restored);
  }

  @Override
  public void onRestoreStart(TopicPartition log, String store, long startOffset, long endOffset) {
    begins.accept(log.partition());
    put(log, new Log(startOffset, Math.max(startOffset, endOffset), startOffset, false));
  }

  @Override
  public synchronized void onBatchRestored(
      TopicPartition log, String store, long lastOffset, long count) {
    logs.computeIfPresent(log, (same, known) -> known.at(lastOffset + 1));
  }

  @Override
  public synchronized void onRestoreEnd(TopicPartition log, String store, long total) {
    logs.computeIfPresent(log, (same, known) -> known.finished());
  }

  @Override
  public synchronized void onRestoreSuspended(TopicPartition log, String store, long total) {
    logs.remove(log);
  }

  private synchronized void put(TopicPartition log, Log begun) {
    logs.put(log, begun);
  }
}
