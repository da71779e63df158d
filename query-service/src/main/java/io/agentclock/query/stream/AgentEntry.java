package io.agentclock.query.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.AgentStateJson;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.DirectoryEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * An agent as the topics showed it at one moment.
 *
 * @param row of the agent; what it says by now is something else
 * @param facts of the record
 * @param record an {@code agent-state/1} as it was read; its buffer has an array
 * @param who by the directory
 */
record AgentEntry(AgentRow row, AgentFacts facts, ByteBuffer record, DirectoryEntry who) {

  /** Of facts and record. */
  static AgentEntry read(AgentRow row, ByteBuffer bytes, DirectoryEntry who) {
    AgentFacts facts = AgentFacts.readFrom(bytes);
    return new AgentEntry(row, facts, bytes, who);
  }

  /** The agent as an item of {@code GET /v1/agents}. */
  byte[] toJson(Knowledge.Age age) {
    ByteArrayOutputStream item = new ByteArrayOutputStream(record.remaining() + 256);
    try (JsonParser in = parser();
        JsonGenerator out = EventJson.FACTORY.createGenerator(item)) {
      in.nextToken();
      out.writeStartObject();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        out.copyCurrentStructure(in); // a field's name and its value
      }
      AgentStateJson.writeAge(out, facts.sinceMs(), age.asOfMs(), age.stale());
      AgentStateJson.writeWho(out, who);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the record was read before", e);
    }
    return item.toByteArray();
  }

  private JsonParser parser() throws IOException {
    return ContractJson.FACTORY.createParser(
        record.array(), record.arrayOffset() + record.position(), record.remaining());
  }
}
