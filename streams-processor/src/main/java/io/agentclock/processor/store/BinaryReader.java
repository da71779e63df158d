package io.agentclock.processor.store;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.ByteUtils;

/** Reads what {@link BinaryWriter} wrote. */
final class BinaryReader {

  private static final AgentState[] STATES = AgentState.values();

  private final ByteBuffer bytes;

  /**
   * @param version the only one that is understood
   * @throws IllegalStateException if the value is of another version
   */
  BinaryReader(byte[] value, int version) {
    this.bytes = ByteBuffer.wrap(value);
    long found = number();
    if (found != version) {
      throw new IllegalStateException(
          "a store holds values of version %d, this build reads version %d; see the operations guide"
              .formatted(found, version));
    }
  }

  long number() {
    return ByteUtils.readVarlong(bytes);
  }

  boolean flag() {
    return number() == 1;
  }

  String text() {
    int length = (int) number();
    if (length < 0) {
      return null;
    }
    String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }

  OptionalLong optionalNumber() {
    return flag() ? OptionalLong.of(number()) : OptionalLong.empty();
  }

  <T> Optional<T> optional(Supplier<T> reader) {
    return flag() ? Optional.of(reader.get()) : Optional.empty();
  }

  <T> List<T> list(Function<BinaryReader, T> reader) {
    int size = (int) number();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }

  Activity activity() {
    AgentState state = STATES[(int) number()];
    return new Activity(state, text());
  }

  Run run() {
    Activity activity = activity();
    return new Run(activity, number());
  }

  Transition transition() {
    long atMs = number();
    long sequence = number();
    Activity activity = activity();
    RawStatus raw = raw();
    long fetchedAtMs = atMs + number();
    return new Transition(atMs, sequence, activity, raw, fetchedAtMs, flag());
  }

  Standing standing() {
    Transition last = transition();
    long sinceMs = last.atMs() - number();
    return new Standing(last, sinceMs, optional(this::run));
  }

  private RawStatus raw() {
    String state = text();
    return new RawStatus(state, text());
  }
}
