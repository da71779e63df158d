package io.agentclock.query.feeds;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.RefusedException;
import io.agentclock.query.tail.TailReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest record of each key. The same key on another partition is another entry: a feed whose
 * account was changed, whose old record only its own partition can remove.
 */
final class FeedTable implements TailReader {

  private static final Logger LOG = LoggerFactory.getLogger(FeedTable.class);

  private final Map<Slot, FeedStreamStatus> newest = new HashMap<>();
  private final Feeds feeds;
  private boolean complete;

  FeedTable(Feeds feeds) {
    this.feeds = feeds;
  }

  private record Slot(int partition, String key) {}

  @Override
  public void read(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(this::apply);
    if (complete) {
      feeds.replace(newest.values());
    }
  }

  @Override
  public void complete(long nanoTime) {
    if (!complete) {
      complete = true;
      feeds.replace(newest.values());
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> message) {
    if (message.key() == null) {
      return;
    }
    Slot slot = new Slot(message.partition(), new String(message.key(), StandardCharsets.UTF_8));
    if (message.value() == null) {
      newest.remove(slot);
      return;
    }
    try {
      newest.put(slot, FeedStreamStatus.fromJson(message.value()));
    } catch (RefusedException e) {
      LOG.warn(
          "{}-{} at {} is no feed status and is passed over: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
  }
}
