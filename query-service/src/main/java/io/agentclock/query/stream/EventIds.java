package io.agentclock.query.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.apache.kafka.common.Uuid;

/**
 * Writes a position as the id of an event and reads it back. The checksum is over the topics' ids
 * too, so that an id of other topics, or of these before they were made anew, is as unknown as one
 * that was made up.
 */
final class EventIds {

  private static final int LONGEST_VARINT = 9;

  private final byte[] salt;
  private final int slots;

  EventIds(List<Uuid> topics, int slots) {
    this.salt =
        topics.stream()
            .map(Uuid::toString)
            .collect(Collectors.joining("", "stream/1 ", ""))
            .getBytes(StandardCharsets.UTF_8);
    this.slots = slots;
  }

  String text(Position position) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + slots * LONGEST_VARINT);
    bytes.position(Integer.BYTES);
    for (int slot = 0; slot < slots; slot++) {
      writeVarint(bytes, position.next(slot));
    }
    bytes.flip();
    bytes.putInt(0, check(bytes.duplicate().position(Integer.BYTES)));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(bytes.array(), bytes.limit()));
  }

  /** The position, unless this isn't an id for it. */
  Optional<Position> parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() < Integer.BYTES) {
        return Optional.empty();
      }
      int claimed = bytes.getInt();
      if (claimed != check(bytes.duplicate())) {
        return Optional.empty();
      }
      long[] next = new long[slots];
      for (int slot = 0; slot < slots; slot++) {
        next[slot] = readVarint(bytes);
      }
      return bytes.hasRemaining() ? Optional.empty() : Optional.of(Position.of(next));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private int check(ByteBuffer content) {
    CRC32C checksum = new CRC32C();
    checksum.update(salt);
    checksum.update(content);
    return (int) checksum.getValue();
  }

  private static void writeVarint(ByteBuffer bytes, long value) {
    long rest = value;
    while (rest >= 0x80) {
      bytes.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }

  private static long readVarint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 7 * LONGEST_VARINT; shift += 7) {
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("too long for an offset");
  }
}
