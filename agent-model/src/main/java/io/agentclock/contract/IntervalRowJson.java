package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.ledger.AgentReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The public record of an interval, {@code agent-interval/1}.
 *
 * @param interval the length of an interval
 * @param retention how long after its end a row can still change
 */
public record IntervalRowJson(Duration interval, Duration retention) {

  private static final String SCHEMA = "agent-interval/1";
  private static final char KEY_SEPARATOR = '@';

  /** The key on the topic: the agent's and the interval's start. */
  public static String key(AgentKey agent, long startMs) {
    return agent.toString() + KEY_SEPARATOR + Instant.ofEpochMilli(startMs);
  }

  /** The value on the topic. */
  public byte[] toJson(AgentKey agent, long startMs, PublishedRow row) {
    return ContractJson.object(
        json -> {
          writeContent(json, agent, startMs, row.content());
          writeClosed(json, startMs, row);
        });
  }

  /**
   * Writes a row as an answer over HTTP.
   *
   * @param asOfMs the last instant the row of an open interval speaks for, epoch milliseconds
   */
  public void write(JsonGenerator json, AgentKey agent, AgentReader.Row row, long asOfMs)
      throws IOException {
    json.writeStartObject();
    writeContent(json, agent, row.startMs(), row.content());
    if (row.published().isPresent()) {
      writeClosed(json, row.startMs(), row.published().get());
    } else {
      json.writeBooleanField("closed", false);
      ContractJson.instant(json, "asOf", Math.min(asOfMs, row.startMs() + interval.toMillis()));
    }
    json.writeEndObject();
  }

  private void writeContent(
      JsonGenerator json, AgentKey agent, long startMs, IntervalContent content)
      throws IOException {
    json.writeStringField("schema", SCHEMA);
    AgentStateJson.writeIdentity(json, agent);
    ContractJson.instant(json, "intervalStart", startMs);
    ContractJson.instant(json, "intervalEnd", startMs + interval.toMillis());
    json.writeArrayFieldStart("states");
    for (StateTime line : content.states()) {
      json.writeStartObject();
      AgentStateJson.writeActivity(json, line.activity());
      json.writeNumberField("durationMs", line.durationMs());
      json.writeNumberField("entries", line.entries());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("staffedMs", content.staffedMs());
    json.writeNumberField("unknownMs", content.unknownMs());
    json.writeNumberField("logins", content.logins());
    json.writeNumberField("logouts", content.logouts());
    if (content.occupancy().isPresent()) {
      json.writeNumberField("occupancy", content.occupancy().getAsDouble());
    } else {
      json.writeNullField("occupancy");
    }
    json.writeArrayFieldStart("handle");
    for (HandleLine line : content.handle()) {
      writeHandle(json, line);
    }
    json.writeEndArray();
  }

  private static void writeHandle(JsonGenerator json, HandleLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("stream", line.stream());
    json.writeStringField("attribution", line.attribution().name());
    ContractJson.number(json, "handled", line.handled());
    ContractJson.number(json, "handleMs", line.handleMs());
    ContractJson.number(json, "talkMs", line.talkMs());
    ContractJson.number(json, "holdMs", line.holdMs());
    ContractJson.number(json, "acwMs", line.acwMs());
    json.writeEndObject();
  }

  private void writeClosed(JsonGenerator json, long startMs, PublishedRow row) throws IOException {
    json.writeBooleanField("closed", true);
    json.writeNumberField("revision", row.revision());
    json.writeStringField("revisionReason", row.reason().name());
    ContractJson.instant(
        json, "revisableUntil", startMs + interval.toMillis() + retention.toMillis());
    ContractJson.instant(json, "producedAt", row.producedAtMs());
  }
}
