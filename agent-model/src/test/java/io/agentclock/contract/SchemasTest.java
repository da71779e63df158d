package io.agentclock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.Extent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What we write is what the published schemas say. */
class SchemasTest {

  private static final AgentKey AGENT = AgentKey.parse("kore:63fb:a-59bb");
  private static final long AT = Instant.parse("2026-03-02T10:20:00Z").toEpochMilli();
  private static final Activity ON_BREAK = new Activity(AgentState.NOT_READY, "1");
  private static final Transition TRANSITION =
      new Transition(AT, 0, ON_BREAK, new RawStatus("notready", "1"), AT + 30_000, false);
  private static final Standing STANDING =
      new Standing(
          TRANSITION,
          AT,
          Optional.of(new Run(new Activity(AgentState.INTERACTING, null), AT - 600_000)));
  private static final IntervalContent CONTENT =
      new IntervalContent(
          List.of(
              new StateTime(new Activity(AgentState.AVAILABLE, null), 600_000, 0),
              new StateTime(ON_BREAK, 1_200_000, 1)),
          0,
          0,
          false,
          List.of(
              new HandleLine(
                  Streams.CONVERSATION_AGGREGATES,
                  HandleLine.Attribution.INTERVAL_OF_COMPLETION,
                  OptionalLong.of(4),
                  OptionalLong.of(1_312_000),
                  OptionalLong.empty(),
                  OptionalLong.empty(),
                  OptionalLong.empty())));
  private static final IntervalRowJson ROWS =
      new IntervalRowJson(Duration.ofMinutes(30), Duration.ofDays(8));

  @Test
  void shouldWriteStatesByTheirSchema() throws IOException {
    assertThat(faults("agent-state-1", AgentStateJson.toJson(AGENT, head(Optional.empty()))))
        .isEmpty();
    assertThat(
            faults(
                "agent-state-1",
                AgentStateJson.toJson(
                    AGENT, head(Optional.of(new AgentHead.StateDoubt(AT, UnknownCause.GAP))))))
        .isEmpty();
    assertThat(
            faults(
                "agent-state-1",
                ContractJson.object(
                    json -> AgentStateJson.writeFields(json, AGENT, seen(head(Optional.empty()))))))
        .isEmpty();
  }

  private static AgentStateJson.Seen seen(AgentHead head) {
    return new AgentStateJson.Seen(head, AT + 5, true, new DirectoryEntry("Ann", "7", null, null));
  }

  @Test
  void shouldWriteTheStateOfAnAgentWithoutTransitionsByItsSchema() throws IOException {
    AgentHead head = head(Optional.empty(), Optional.empty());

    byte[] json = ContractJson.object(out -> AgentStateJson.writeFields(out, AGENT, seen(head)));

    assertThat(faults("agent-state-1", json)).isEmpty();
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains(
            "\"state\":\"UNKNOWN\"",
            "\"since\":null",
            "\"cause\":\"BEFORE_FIRST\"",
            "\"name\":\"Ann\",\"team\":null");
  }

  @Test
  void shouldWriteRowsByTheirSchema() throws IOException {
    PublishedRow row = new PublishedRow(CONTENT, 1, RevisionReason.LATE_TRANSITION, AT);
    byte[] closed = ROWS.toJson(AGENT, AT - 1_200_000, row);
    assertThat(faults("agent-interval-1", closed)).isEmpty();
    assertThat(new String(closed, StandardCharsets.UTF_8))
        .contains(
            """
            "handle":[{"stream":"conversation-aggregates","attribution":"INTERVAL_OF_COMPLETION",\
            "handled":4,"handleMs":1312000,"talkMs":null,"holdMs":null,"acwMs":null}]""");
    byte[] open =
        ContractJson.object(
            json -> {
              json.writeFieldName("row");
              ROWS.write(
                  json, AGENT, new AgentReader.Row(AT - 1_200_000, Optional.empty(), CONTENT), AT);
            });
    byte[] inner =
        new ObjectMapper().readTree(open).get("row").toString().getBytes(StandardCharsets.UTF_8);
    assertThat(faults("agent-interval-1", inner)).isEmpty();
  }

  @Test
  void shouldWriteTheOtherRecordsByTheirSchemas() throws IOException {
    assertThat(faults("agent-transition-1", TransitionJson.toJson(AGENT, TRANSITION, true)))
        .isEmpty();
    assertThat(
            faults(
                "refusal",
                Refusal.unwritten(RefusalReason.NO_KEY, "no AgentId", "raw.kore", new byte[] {'{'})
                    .toJson()))
        .isEmpty();
    Instant now = Instant.ofEpochMilli(AT);
    assertThat(
            faults(
                "progress",
                new Progress(
                        "kore",
                        "63fb",
                        Streams.AGENT_ACTIVITY,
                        now.minusSeconds(90),
                        now,
                        Optional.of(Duration.ofSeconds(125)))
                    .toJson()))
        .isEmpty();
    FeedStreamStatus status =
        new FeedStreamStatus(
            "kore-main",
            "kore",
            "63fb",
            Streams.AGENT_ACTIVITY,
            FeedStreamStatus.Status.DOWN,
            Optional.of(now),
            Optional.empty(),
            7,
            Optional.of(new FeedStreamStatus.LastError(now, "401", "check client-id")),
            List.of(new FeedStreamStatus.Hole(now, now.plusSeconds(1))));
    assertThat(faults("feed-stream", status.toJson(now))).isEmpty();
  }

  @Test
  void shouldNoticeWhatASchemaForbids() throws IOException {
    byte[] wrong = "{\"schema\":\"agent-state/1\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(faults("agent-state-1", wrong)).isNotEmpty();
  }

  private static AgentHead head(Optional<AgentHead.StateDoubt> doubt) {
    return head(Optional.of(STANDING), doubt);
  }

  private static AgentHead head(Optional<Standing> standing, Optional<AgentHead.StateDoubt> doubt) {
    return new AgentHead(
        new Extent(AT, AT), standing, doubt, AT, Optional.empty(), 0, List.of(), Optional.empty());
  }

  private static List<String> faults(String name, byte[] json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "schemas", name + ".json")));
    return schema.validate(new ObjectMapper().readTree(json)).stream()
        .map(Object::toString)
        .toList();
  }
}
