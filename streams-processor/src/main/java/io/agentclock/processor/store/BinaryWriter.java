package io.agentclock.processor.store;

import io.agentclock.model.Activity;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.ByteUtils;

/** Writes compact binary values: zigzag varints, texts by length, absence by one byte. */
final class BinaryWriter {

  private static final int LONGEST_NUMBER = 10;

  private ByteBuffer bytes = ByteBuffer.allocate(512);

  BinaryWriter(int version) {
    number(version);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  void number(long value) {
    makeRoom(LONGEST_NUMBER);
    ByteUtils.writeVarlong(value, bytes);
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  /** A text or null. */
  void text(String value) {
    if (value == null) {
      number(-1);
      return;
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    makeRoom(encoded.length);
    bytes.put(encoded);
  }

  void number(OptionalLong value) {
    flag(value.isPresent());
    value.ifPresent(this::number);
  }

  <T> void optional(Optional<T> value, Consumer<T> writer) {
    flag(value.isPresent());
    value.ifPresent(writer);
  }

  <T> void list(Collection<T> values, BiConsumer<BinaryWriter, T> writer) {
    number(values.size());
    values.forEach(value -> writer.accept(this, value));
  }

  void activity(Activity activity) {
    number(activity.state().ordinal());
    text(activity.reason());
  }

  void run(Run run) {
    activity(run.activity());
    number(run.sinceMs());
  }

  void transition(Transition transition) {
    number(transition.atMs());
    number(transition.sequence());
    activity(transition.activity());
    raw(transition.raw());
    number(transition.fetchedAtMs() - transition.atMs());
    flag(transition.late());
  }

  void standing(Standing standing) {
    transition(standing.last());
    number(standing.last().atMs() - standing.sinceMs());
    optional(standing.previous(), this::run);
  }

  /**
   * Not a ByteArrayOutputStream: it locks for each byte, and a half hour may hold hundreds of
   * changes.
   */
  private void makeRoom(int most) {
    if (bytes.remaining() < most) {
      int used = bytes.position();
      byte[] larger = Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), used + most));
      bytes = ByteBuffer.wrap(larger).position(used);
    }
  }

  private void raw(RawStatus raw) {
    text(raw.state());
    text(raw.reason());
  }
}
