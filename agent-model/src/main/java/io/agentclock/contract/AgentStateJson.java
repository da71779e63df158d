package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.RawStatus;
import io.agentclock.model.coverage.Freshness;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/** The public record of an agent's state, {@code agent-state/1}. */
public final class AgentStateJson {

  private static final String SCHEMA = "agent-state/1";

  private AgentStateJson() {}

  /**
   * The value on the topic: what changes only when the agent does something, or stops being known.
   */
  public static byte[] toJson(AgentKey agent, AgentHead head) {
    return ContractJson.object(json -> writeTo(json, agent, head));
  }

  /**
   * An agent as an answer over HTTP shows it.
   *
   * @param head as seen at {@code asOfMs}
   * @param asOfMs the last instant it speaks for, epoch milliseconds
   * @param stale whether what was observed is too old
   * @param who by the directory
   */
  public record Seen(AgentHead head, long asOfMs, boolean stale, DirectoryEntry who) {}

  /**
   * Writes the fields of an answer over HTTP into an open object: the record, how old it is, and
   * who it is about.
   */
  public static void writeFields(JsonGenerator json, AgentKey agent, Seen seen) throws IOException {
    writeTo(json, agent, seen.head());
    writeAge(json, seen.head().sinceMs(), OptionalLong.of(seen.asOfMs()), seen.stale());
    writeWho(json, seen.who());
  }

  /**
   * Writes how old an answer over HTTP is.
   *
   * @param sinceMs since when the state holds, epoch milliseconds; none if that isn't known
   * @param asOfMs the last instant it speaks for, epoch milliseconds; none if there is none
   * @param stale whether what was observed is too old
   */
  public static void writeAge(
      JsonGenerator json, OptionalLong sinceMs, OptionalLong asOfMs, boolean stale)
      throws IOException {
    ContractJson.number(json, "forMs", Freshness.forMs(sinceMs, asOfMs));
    ContractJson.instant(json, "asOf", instant(asOfMs));
    json.writeBooleanField("stale", stale);
  }

  /** Writes what an answer over HTTP says of the directory. */
  public static void writeWho(JsonGenerator json, DirectoryEntry who) throws IOException {
    ContractJson.text(json, "name", who.name());
    ContractJson.text(json, "team", who.team());
  }

  private static void writeTo(JsonGenerator json, AgentKey agent, AgentHead head)
      throws IOException {
    json.writeStringField("schema", SCHEMA);
    writeIdentity(json, agent);
    writeActivity(json, head.activity());
    writeRaw(json, head.raw());
    ContractJson.instant(json, "since", instant(head.sinceMs()));
    ContractJson.instant(
        json,
        "lastEventAt",
        head.last().map(last -> Instant.ofEpochMilli(last.atMs())).orElse(null));
    ContractJson.text(json, "cause", head.cause().map(UnknownCause::name).orElse(null));
    if (head.previous().isEmpty()) {
      json.writeNullField("previous");
      return;
    }
    Run previous = head.previous().get();
    json.writeObjectFieldStart("previous");
    writeActivity(json, previous.activity());
    ContractJson.instant(json, "since", previous.sinceMs());
    json.writeEndObject();
  }

  private static Instant instant(OptionalLong epochMs) {
    return epochMs.isPresent() ? Instant.ofEpochMilli(epochMs.getAsLong()) : null;
  }

  static void writeIdentity(JsonGenerator json, AgentKey agent) throws IOException {
    json.writeStringField("agent", agent.toString());
    json.writeStringField("source", agent.source());
    json.writeStringField("account", agent.account());
    json.writeStringField("agentId", agent.agentId());
  }

  static void writeActivity(JsonGenerator json, Activity activity) throws IOException {
    json.writeStringField("state", activity.state().name());
    ContractJson.text(json, "reason", activity.reason());
  }

  static void writeRaw(JsonGenerator json, RawStatus raw) throws IOException {
    json.writeObjectFieldStart("raw");
    ContractJson.text(json, "state", raw.state());
    ContractJson.text(json, "reason", raw.reason());
    json.writeEndObject();
  }
}
