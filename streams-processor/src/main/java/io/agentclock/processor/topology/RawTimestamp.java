package io.agentclock.processor.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** A raw record's own timestamp; for one that has none, the latest its partition had before. */
public final class RawTimestamp implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTimeMs) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTimeMs, 0);
  }
}
