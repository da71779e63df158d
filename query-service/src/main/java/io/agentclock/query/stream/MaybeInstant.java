package io.agentclock.query.stream;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Epoch milliseconds that may be missing, in a buffer. */
final class MaybeInstant {

  static final int BYTES = Long.BYTES;

  private static final long NONE = Long.MIN_VALUE; // long before every instant

  private MaybeInstant() {}

  static OptionalLong readFrom(ByteBuffer bytes) {
    long ms = bytes.getLong();
    return ms == NONE ? OptionalLong.empty() : OptionalLong.of(ms);
  }

  static void writeTo(ByteBuffer bytes, OptionalLong ms) {
    bytes.putLong(ms.orElse(NONE));
  }
}
