package io.agentclock.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A broker takes records without a timestamp; they must not stop the partition. */
final class RawTimestampTest {

  private static final long FETCHED = 1_772_445_600_000L;

  private final RawTimestamp timestamps = new RawTimestamp();

  @Test
  void shouldBeTheRecordsOwn() {
    assertThat(timestamps.extract(record(FETCHED), FETCHED + 1)).isEqualTo(FETCHED);
  }

  @Test
  void shouldBeThePartitionsLatestForARecordWithoutOne() {
    assertThat(timestamps.extract(record(-1), FETCHED)).isEqualTo(FETCHED);
  }

  @Test
  void shouldBeSomethingForTheFirstRecordWithoutOne() {
    assertThat(timestamps.extract(record(-1), -1)).isZero();
  }

  private static ConsumerRecord<Object, Object> record(long timestampMs) {
    return new ConsumerRecord<>(
        "raw.kore",
        0,
        0,
        timestampMs,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }
}
