package io.agentclock.processor.skill;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A skill's hour as it is kept.
 *
 * @param fetchedAtMs when the vendor said so, epoch milliseconds
 * @param interval what it said
 */
record StoredInterval(long fetchedAtMs, SkillInterval interval) {

  private static final byte VERSION = 1;
  private static final int NUMBERS = 5;
  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;

  byte[] toBytes() {
    SkillMetrics metrics = interval.metrics();
    ByteBuffer bytes =
        ByteBuffer.allocate(1 + Long.BYTES + NUMBERS * (1 + Long.BYTES))
            .put(VERSION)
            .putLong(fetchedAtMs);
    put(bytes, metrics.netHandleTime());
    put(bytes, metrics.avgSegmentWorkTime());
    put(bytes, metrics.avgAvailableLoad());
    put(bytes, metrics.handledSegments());
    put(bytes, metrics.messagesSent());
    return bytes.array();
  }

  /**
   * @throws IllegalStateException if the value is of another version
   */
  static StoredInterval read(long startMs, byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    byte found = bytes.get();
    if (found != VERSION) {
      throw new IllegalStateException(
          "the store of skills holds values of version %d, this build reads version %d; see the"
                  .formatted(found, VERSION)
              + " operations guide");
    }
    long fetchedAtMs = bytes.getLong();
    return new StoredInterval(
        fetchedAtMs,
        new SkillInterval(
            startMs,
            new SkillMetrics(
                decimal(bytes), decimal(bytes), decimal(bytes), whole(bytes), whole(bytes))));
  }

  private static void put(ByteBuffer bytes, OptionalDouble number) {
    bytes.put(number.isPresent() ? PRESENT : ABSENT).putDouble(number.orElse(0));
  }

  private static void put(ByteBuffer bytes, OptionalLong number) {
    bytes.put(number.isPresent() ? PRESENT : ABSENT).putLong(number.orElse(0));
  }

  private static OptionalDouble decimal(ByteBuffer bytes) {
    boolean present = bytes.get() == PRESENT;
    double number = bytes.getDouble();
    return present ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  private static OptionalLong whole(ByteBuffer bytes) {
    boolean present = bytes.get() == PRESENT;
    long number = bytes.getLong();
    return present ? OptionalLong.of(number) : OptionalLong.empty();
  }
}
