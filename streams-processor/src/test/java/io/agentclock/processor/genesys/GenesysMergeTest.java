package io.agentclock.processor.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.Sources;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.StateMap;
import io.agentclock.model.item.StatusMerge.Said;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.settings.StateMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenesysMergeTest {

  private static final StateMap SHIPPED =
      new StateMaps(List.of(Sources.GENESYS), List.of()).of(Sources.GENESYS, "any");
  private static final GenesysMerge MERGE = new GenesysMerge(SHIPPED);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ON_QUEUE, IDLE, AVAILABLE, -",
        "ON_QUEUE, INTERACTING, INTERACTING, -",
        "ON_QUEUE, COMMUNICATING, INTERACTING, -",
        "ON_QUEUE, NOT_RESPONDING, NOT_READY, NOT_RESPONDING",
        "ON_QUEUE, OFF_QUEUE, NOT_READY, OFF_QUEUE",
        "ON_QUEUE, -, NOT_READY, OFF_QUEUE",
        "On Queue, Idle, AVAILABLE, -",
        "OnQueue, Not Responding, NOT_READY, NOT_RESPONDING",
        "on queue, offQueue, NOT_READY, OFF_QUEUE",
        "OFFLINE, OFF_QUEUE, OFFLINE, -",
        "Offline, -, OFFLINE, -",
        "OFFLINE, COMMUNICATING, INTERACTING, -",
        "-, COMMUNICATING, INTERACTING, -",
        "AVAILABLE, OFF_QUEUE, NOT_READY, AVAILABLE",
        "Available, -, NOT_READY, AVAILABLE",
        "BUSY, OFF_QUEUE, NOT_READY, BUSY",
        "Away, OFF_QUEUE, NOT_READY, AWAY",
        "BREAK, OFF_QUEUE, NOT_READY, BREAK",
        "Meal, OFF_QUEUE, NOT_READY, MEAL",
        "MEETING, OFF_QUEUE, NOT_READY, MEETING",
        "TRAINING, OFF_QUEUE, NOT_READY, TRAINING",
        "IDLE, OFF_QUEUE, NOT_READY, IDLE",
        "Out of Office, OFF_QUEUE, NOT_READY, OUT_OF_OFFICE",
        "OUT_OF_OFFICE, -, NOT_READY, OUT_OF_OFFICE",
        "MEAL, COMMUNICATING, INTERACTING, -",
        "MEAL, IDLE, NOT_READY, MEAL",
        "MEAL, DREAMING, NOT_READY, MEAL",
        "ON_QUEUE, DREAMING, UNMAPPED, -",
        "DREAMING, OFF_QUEUE, UNMAPPED, -",
        "DREAMING, -, UNMAPPED, -",
        "'', IDLE, UNMAPPED, -",
        "'時計', IDLE, UNMAPPED, -",
        "-, IDLE, UNMAPPED, -",
        "-, OFF_QUEUE, UNMAPPED, -",
        "-, -, UNMAPPED, -",
      })
  void shouldSayWhatPresenceAndRoutingMeanTogether(
      String presence, String routing, AgentState state, String reason) {
    assertThat(said(MERGE, presence, routing).activity()).isEqualTo(new Activity(state, reason));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "On Queue, Idle, On Queue/Idle, p-1",
        "MEAL, -, MEAL, p-1",
        "-, IDLE, /IDLE, -",
        "-, -, -, -",
      })
  void shouldKeepTheVendorsWords(String presence, String routing, String words, String id) {
    assertThat(said(MERGE, presence, routing).raw()).isEqualTo(new RawStatus(words, id));
  }

  @Test
  void shouldTakeTheOrganisationsLabelForAReason() {
    StatusRecord coaching = record(StatusRecord.Kind.PRESENCE, "MEETING", "Coaching");
    Optional<StatusRecord> offQueue =
        Optional.of(record(StatusRecord.Kind.ROUTING, "OFF_QUEUE", null));

    assertThat(MERGE.of(Optional.of(coaching), offQueue).orElseThrow().activity())
        .isEqualTo(new Activity(AgentState.NOT_READY, "Coaching"));
    assertThat(
            MERGE
                .of(Optional.of(record(StatusRecord.Kind.PRESENCE, "ON_QUEUE", "Phones")), offQueue)
                .orElseThrow()
                .activity())
        .as("on queue it is the routing that says why")
        .isEqualTo(new Activity(AgentState.NOT_READY, "OFF_QUEUE"));
  }

  @Test
  void shouldReadByAFeedsOwnMap() {
    GenesysMerge own =
        new GenesysMerge(
            SHIPPED.overriddenBy(
                Map.of(
                    "BUSY", AgentState.INTERACTING,
                    "lunch", AgentState.NOT_READY,
                    "*/COMMUNICATING", AgentState.UNMAPPED)));

    assertThat(said(own, "Busy", "OFF_QUEUE").activity())
        .isEqualTo(new Activity(AgentState.INTERACTING, null));
    assertThat(said(own, "Lunch", "OFF_QUEUE").activity())
        .isEqualTo(new Activity(AgentState.NOT_READY, "LUNCH"));
    assertThat(said(own, "MEAL", "COMMUNICATING").activity())
        .isEqualTo(new Activity(AgentState.NOT_READY, "MEAL"));
  }

  private static Said said(GenesysMerge merge, String presence, String routing) {
    return merge
        .of(
            Optional.ofNullable(presence)
                .map(word -> record(StatusRecord.Kind.PRESENCE, word, null)),
            Optional.ofNullable(routing).map(word -> record(StatusRecord.Kind.ROUTING, word, null)))
        .orElseThrow();
  }

  private static StatusRecord record(StatusRecord.Kind kind, String word, String label) {
    String id = kind == StatusRecord.Kind.PRESENCE ? "p-1" : null;
    return new StatusRecord(kind, 0, OptionalLong.empty(), word, id, label);
  }
}
