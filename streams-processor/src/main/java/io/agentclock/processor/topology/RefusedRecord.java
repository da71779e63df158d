package io.agentclock.processor.topology;

import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A raw record that can't be used, small enough to be written: as JSON it may take six times its
 * bytes, and one that no broker takes would stop the partition for good. The record itself is where
 * the refusal says it was, as long as its topic keeps it.
 *
 * @param record as it was read
 * @param metadata where it was
 */
record RefusedRecord(Record<byte[], byte[]> record, RecordMetadata metadata) {

  private static final int MOST_VALUE_BYTES = 100_000;
  private static final int MOST_KEY_BYTES = 2_000;
  private static final int MOST_DETAIL_BYTES = 4_000;

  /** The key of the refusal's record: its own. */
  byte[] key() {
    return cut(record.key(), MOST_KEY_BYTES);
  }

  Refusal because(RefusalReason reason, String detail) {
    byte[] value = record.value();
    byte[] kept = cut(value, MOST_VALUE_BYTES);
    String note =
        kept == value
            ? ""
            : " (the value is the first %d of %d bytes)".formatted(kept.length, value.length);
    return new Refusal(
        reason,
        wellFormed(detail) + note,
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        text(key()),
        text(kept));
  }

  /** What was found may hold anything, and is quoted in the message. */
  private static String wellFormed(String detail) {
    return text(cut(detail.getBytes(StandardCharsets.UTF_8), MOST_DETAIL_BYTES));
  }

  private static byte[] cut(byte[] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
