package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.ledger.AgentReader;
import java.io.IOException;

/** The public record of a transition, {@code agent-transition/1}. */
public final class TransitionJson {

  private static final String SCHEMA = "agent-transition/1";

  private TransitionJson() {}

  /**
   * The value on the topic.
   *
   * @param holds whether it holds at its instant, or another one there does
   */
  public static byte[] toJson(AgentKey agent, Transition transition, boolean holds) {
    return ContractJson.object(json -> writeTo(json, agent, transition, holds));
  }

  /** Writes a piece of a timeline. */
  public static void write(JsonGenerator json, AgentKey agent, AgentReader.Piece piece)
      throws IOException {
    json.writeStartObject();
    if (piece instanceof AgentReader.Piece.Said said) {
      writeTo(json, agent, said.transition(), said.holds());
    } else if (piece instanceof AgentReader.Piece.Unknown unknown) {
      ContractJson.instant(json, "at", unknown.atMs());
      json.writeStringField("state", AgentState.UNKNOWN.name());
      json.writeStringField("cause", unknown.cause().name());
    }
    json.writeEndObject();
  }

  private static void writeTo(
      JsonGenerator json, AgentKey agent, Transition transition, boolean holds) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("agent", agent.toString());
    ContractJson.instant(json, "at", transition.atMs());
    AgentStateJson.writeActivity(json, transition.activity());
    AgentStateJson.writeRaw(json, transition.raw());
    json.writeNumberField("sequence", transition.sequence());
    json.writeBooleanField("late", transition.late());
    json.writeBooleanField("sameInstant", !holds);
    ContractJson.instant(json, "fetchedAt", transition.fetchedAtMs());
  }
}
