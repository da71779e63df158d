package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeHandleTest {

  private static final String COMPLETION = "INTERVAL_OF_COMPLETION";

  private final List<HandledContact> contacts = new ArrayList<>();
  private final Map<String, Instant> known = new HashMap<>();
  private final List<TruthEvent> events =
      List.of(
          new TruthEvent("1", at("10:00:00"), Doing.READY, null, "available", null),
          new TruthEvent("1", at("11:00:00"), Doing.GONE, null, "offline", null));

  private void given(String start, String contactEnd, String wrapUpEnd, int heldSeconds) {
    Duration held = Duration.ofSeconds(heldSeconds);
    contacts.add(new HandledContact("1", at(start), at(contactEnd), at(wrapUpEnd), held));
  }

  private List<ExpectedRow> rows(JudgedVendor vendor) {
    HandleTruth handle = new HandleTruth(contacts, known);
    return Judge.usual(vendor).rows(events, List.of(), at("12:30:00"), handle);
  }

  @Test
  void shouldLetEachGenesysNumberFallWhereItIsComplete() {
    known.put("conversation-aggregates", at("13:00:00"));
    given("10:05:00", "10:10:00", "10:11:00", 60);
    given("10:12:00", "10:13:00", "10:13:00", 0);
    given("10:20:00", "10:29:00", "10:30:00", 0);

    List<ExpectedRow> rows = rows(JudgedVendor.GENESYS);

    assertThat(rows.get(0).handle())
        .containsExactly(
            new ExpectedHandle(
                "conversation-aggregates", COMPLETION, 2L, 420_000L, 840_000L, 60_000L, 60_000L));
    assertThat(rows.get(1).handle())
        .containsExactly(
            new ExpectedHandle(
                "conversation-aggregates", COMPLETION, 1L, 600_000L, null, null, 60_000L));
    assertThat(rows.get(2).handle()).isEmpty();
  }

  @Test
  void shouldSayNothingOfWhatNobodyHad() {
    known.put("conversation-aggregates", at("13:00:00"));
    given("10:28:00", "10:29:00", "10:31:00", 0);

    assertThat(rows(JudgedVendor.GENESYS).get(0).handle())
        .containsExactly(
            new ExpectedHandle(
                "conversation-aggregates", COMPLETION, null, null, 60_000L, null, null));
  }

  @Test
  void shouldCountASegmentWhereItEndsEvenOnTheBorder() {
    known.put("agent-segments", at("13:00:00"));
    given("10:05:00", "10:10:00", "10:11:00", 60);
    given("10:20:00", "10:30:00", "10:32:00", 0);

    List<ExpectedRow> rows = rows(JudgedVendor.LIVEPERSON);

    assertThat(rows.get(0).handle())
        .containsExactly(
            new ExpectedHandle("agent-segments", COMPLETION, 1L, 240_000L, null, null, null));
    assertThat(rows.get(1).handle())
        .containsExactly(
            new ExpectedHandle("agent-segments", COMPLETION, 1L, 600_000L, null, null, null));
  }

  @Test
  void shouldSplitUnitsExactlyAndCountTheirSegmentsByNothingElse() {
    known.put("agent-segments", at("13:00:00"));
    known.put("segment-units", at("14:00:00"));
    given("10:20:00", "10:40:00", "10:40:00", 600);

    List<ExpectedRow> rows = rows(JudgedVendor.LIVEPERSON);

    // Units 10:20-10:25 and 10:35-10:40, the hold between them.
    assertThat(rows.get(0).handle())
        .containsExactly(
            new ExpectedHandle("segment-units", "SPLIT", null, 300_000L, null, null, null));
    assertThat(rows.get(1).handle())
        .containsExactly(
            new ExpectedHandle("segment-units", "SPLIT", null, 300_000L, null, null, null));
  }

  @Test
  void shouldNeedARowForItsHandleTimeAlone() {
    known.put("agent-segments", at("12:00:00"));
    given("11:20:00", "11:40:00", "11:40:00", 0);
    given("12:05:00", "12:10:00", "12:10:00", 0);

    assertThat(rows(JudgedVendor.LIVEPERSON))
        .extracting(ExpectedRow::presence)
        .containsExactly(
            Presence.REQUIRED,
            Presence.REQUIRED,
            Presence.REQUIRED, // the logout
            Presence.REQUIRED,
            Presence.ALLOWED); // may be known, or not yet
    assertThat(rows(JudgedVendor.LIVEPERSON).get(4).handle()).isNull();
  }

  @Test
  void shouldExpectNothingWhereNoStreamTellsOfIt() {
    given("10:20:00", "10:40:00", "10:40:00", 600);

    assertThat(rows(JudgedVendor.KORE)).allMatch(row -> row.handle().isEmpty());
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }
}
