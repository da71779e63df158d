package io.agentclock.query.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a record of {@code agent-states} says that matters here; the rest is passed on.
 *
 * @param state the agent is in
 * @param sinceMs since when, epoch milliseconds; none before its first transition
 * @param lastEventMs when it was last heard of, epoch milliseconds; none if never
 */
record AgentFacts(AgentState state, OptionalLong sinceMs, OptionalLong lastEventMs) {

  /** What {@link #writeTo} takes. */
  static final int BYTES = Byte.BYTES + 2 * MaybeInstant.BYTES;

  private static final AgentState[] STATES = AgentState.values();

  /**
   * Reads all of a record.
   *
   * @throws RefusedException if it isn't one
   */
  static AgentFacts parse(byte[] value) throws RefusedException {
    AgentState state = null;
    OptionalLong since = OptionalLong.empty();
    OptionalLong lastEvent = OptionalLong.empty();
    try (JsonParser in = ContractJson.FACTORY.createParser(value)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RefusalReason.UNREADABLE, "it isn't a JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        in.nextToken();
        switch (field) {
          case "state" -> state = AgentState.valueOf(text(in));
          case "since" -> since = instant(in.getValueAsString());
          case "lastEventAt" -> lastEvent = instant(in.getValueAsString());
          default -> in.skipChildren();
        }
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw new RefusedException(RefusalReason.UNREADABLE, "it isn't one JSON object");
      }
      if (state == null) {
        throw new RefusedException(RefusalReason.UNREADABLE, "it has no state");
      }
      return new AgentFacts(state, since, lastEvent);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "it isn't an agent's state", e);
    }
  }

  static AgentFacts readFrom(ByteBuffer bytes) {
    return new AgentFacts(
        STATES[bytes.get()], MaybeInstant.readFrom(bytes), MaybeInstant.readFrom(bytes));
  }

  void writeTo(ByteBuffer bytes) {
    bytes.put((byte) state.ordinal());
    MaybeInstant.writeTo(bytes, sinceMs);
    MaybeInstant.writeTo(bytes, lastEventMs);
  }

  /** When it was last heard of; before anything was, since when it is what it is. */
  OptionalLong lastMs() {
    return lastEventMs.isPresent() ? lastEventMs : sinceMs;
  }

  private static String text(JsonParser in) throws IOException {
    String text = in.getValueAsString();
    if (text == null) {
      throw new IOException("no text");
    }
    return text;
  }

  private static OptionalLong instant(String text) {
    return text == null
        ? OptionalLong.empty()
        : OptionalLong.of(Instant.parse(text).toEpochMilli());
  }
}
