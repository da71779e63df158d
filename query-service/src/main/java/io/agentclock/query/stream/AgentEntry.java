package io.agentclock.query.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.AgentStateJson;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An agent as the topics show it. Of the record only what is needed here was understood; the rest
 * is passed on.
 *
 * @param key who
 * @param partition of the key
 * @param record the fields of its {@code agent-state/1}, compact JSON without the closing brace
 * @param state it is in
 * @param sinceMs since when, epoch milliseconds; none before its first transition
 * @param lastEventMs when it was last heard of, epoch milliseconds; none if never
 * @param who by the directory
 */
record AgentEntry(
    AgentKey key,
    int partition,
    byte[] record,
    AgentState state,
    OptionalLong sinceMs,
    OptionalLong lastEventMs,
    DirectoryEntry who) {

  /**
   * Reads a record of {@code agent-states}.
   *
   * @throws RefusedException if it isn't one
   */
  static AgentEntry parse(AgentKey key, int partition, byte[] value, DirectoryEntry who)
      throws RefusedException {
    ByteArrayOutputStream record = new ByteArrayOutputStream(value.length + 32);
    Found found = new Found();
    try (JsonParser in = ContractJson.FACTORY.createParser(value);
        JsonGenerator out = EventJson.FACTORY.createGenerator(record)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RefusalReason.UNREADABLE, "it isn't a JSON object");
      }
      out.writeStartObject();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        in.nextToken();
        found.field(field, in.getValueAsString());
        out.writeFieldName(field);
        out.copyCurrentStructure(in);
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw new RefusedException(RefusalReason.UNREADABLE, "it isn't one JSON object");
      }
      out.flush();
      return new AgentEntry(
          key, partition, record.toByteArray(), found.state(), found.since, found.lastEvent, who);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "it isn't an agent's state", e);
    }
  }

  AgentEntry with(DirectoryEntry other) {
    return new AgentEntry(key, partition, record, state, sinceMs, lastEventMs, other);
  }

  /** Whether both look the same to a client as far as the directory goes. */
  boolean isCalledAs(AgentEntry other) {
    return Objects.equals(who.name(), other.who.name())
        && Objects.equals(who.team(), other.who.team());
  }

  /** When it was last heard of; before anything was, since when it is what it is. */
  OptionalLong lastMs() {
    return lastEventMs.isPresent() ? lastEventMs : sinceMs;
  }

  /** The agent as an item of {@code GET /v1/agents}. */
  byte[] toJson(Knowledge.Age age) {
    ByteArrayOutputStream item = new ByteArrayOutputStream(record.length + 256);
    item.writeBytes(record);
    EventJson.append(
        item,
        json -> {
          AgentStateJson.writeAge(json, sinceMs, age.asOfMs(), age.stale());
          AgentStateJson.writeWho(json, who);
        });
    return item.toByteArray();
  }

  /** What a record says that matters here. */
  private static final class Found {

    private AgentState state;
    private OptionalLong since = OptionalLong.empty();
    private OptionalLong lastEvent = OptionalLong.empty();

    void field(String name, String text) {
      switch (name) {
        case "state" -> state = text == null ? null : AgentState.valueOf(text);
        case "since" -> since = instant(text);
        case "lastEventAt" -> lastEvent = instant(text);
        default -> {}
      }
    }

    AgentState state() throws IOException {
      if (state == null) {
        throw new IOException("no state");
      }
      return state;
    }

    private static OptionalLong instant(String text) {
      return text == null
          ? OptionalLong.empty()
          : OptionalLong.of(Instant.parse(text).toEpochMilli());
    }
  }
}
