package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedVendorTest {

  private final ScriptedWorkforce workforce = new ScriptedWorkforce();

  private void given(String time, String activity) {
    workforce.add(new ScriptedChange("a-1", at(time), activity, null));
  }

  private List<ExpectedRow> rows(JudgedVendor vendor, String through) {
    return Judge.usual(vendor).rows(events(), List.of(), at(through));
  }

  private List<TruthEvent> events() {
    return workforce.of("a-1", Instant.MIN, Instant.MAX);
  }

  private void givenAnHourOfEverything() {
    given("10:00:00", "available");
    given("10:05:00", "busy");
    given("10:07:00", "acw");
    given("10:10:00", "lunch");
    given("10:15:00", "away");
    given("10:20:00", "training");
    given("10:25:00", "offline");
    given("10:30:00", "meeting");
    given("10:35:00", "break");
    given("10:40:00", "levitating");
    given("10:45:00", "offline");
  }

  @Test
  void shouldReadLivePersonWithoutWrapUpAndWithItsOwnReasons() {
    givenAnHourOfEverything();

    List<ExpectedRow> rows = rows(JudgedVendor.LIVEPERSON, "11:00:00");

    assertThat(rows.get(0).lines())
        .containsExactlyInAnyOrder(
            line("AVAILABLE", null, 300),
            line("INTERACTING", null, 300),
            line("NOT_READY", "Lunch", 300),
            line("NOT_READY", null, 300),
            line("NOT_READY", "Training", 300),
            line("OFFLINE", null, 300));
    assertThat(rows.get(1).lines())
        .containsExactlyInAnyOrder(
            line("NOT_READY", "Meeting", 300),
            line("NOT_READY", "Break", 300),
            line("UNMAPPED", null, 300),
            line("OFFLINE", null, 900));
    assertThat(rows.get(1).logins()).isEqualTo(1);
    assertThat(rows.get(1).logouts()).isEqualTo(1);
  }

  @Test
  void shouldReadGenesysWithPresencesAsReasons() {
    givenAnHourOfEverything();

    List<ExpectedRow> rows = rows(JudgedVendor.GENESYS, "11:00:00");

    assertThat(rows.get(0).lines())
        .containsExactlyInAnyOrder(
            line("AVAILABLE", null, 300),
            line("INTERACTING", null, 300),
            line("NOT_READY", "MEAL", 300),
            line("NOT_READY", "Paperwork", 300),
            line("NOT_READY", "TRAINING", 300),
            line("OFFLINE", null, 300));
    assertThat(rows.get(1).lines())
        .containsExactlyInAnyOrder(
            line("NOT_READY", "MEETING", 300),
            line("NOT_READY", "BREAK", 300),
            line("UNMAPPED", null, 300),
            line("OFFLINE", null, 900));
  }

  @Test
  void shouldKnowThatGenesysHasEveryoneOfflineBefore() {
    given("10:10:00", "available");

    ExpectedRow genesys = rows(JudgedVendor.GENESYS, "10:30:00").get(0);
    ExpectedRow livePerson = rows(JudgedVendor.LIVEPERSON, "10:30:00").get(0);

    assertThat(genesys.lines())
        .contains(new ExpectedLine("OFFLINE", null, 600_000, 0), line("AVAILABLE", null, 1_200));
    assertThat(genesys.logins()).isEqualTo(1);
    assertThat(livePerson.lines()).contains(new ExpectedLine("UNKNOWN", null, 600_000, 0));
    assertThat(livePerson.logins()).isEqualTo(1);
  }

  @Test
  void shouldLetLivePersonsSequenceDecideAndTheGreaterAtGenesys() {
    given("10:00:00", "away");
    given("10:00:00", "available");

    assertThat(rows(JudgedVendor.LIVEPERSON, "10:30:00").get(0).lines())
        .containsExactly(line("AVAILABLE", null, 1_800));
    assertThat(rows(JudgedVendor.GENESYS, "10:30:00").get(0).lines())
        .containsExactly(line("NOT_READY", "Paperwork", 1_800));
  }

  @Test
  void shouldLetALogoutHoldOverTheLoginOfTheSameInstantAtLivePerson() {
    given("10:00:00", "available");
    given("10:10:00", "offline");
    given("10:10:00", "available");
    given("10:20:00", "lunch");

    assertThat(rows(JudgedVendor.LIVEPERSON, "10:30:00").get(0).lines())
        .containsExactlyInAnyOrder(
            line("AVAILABLE", null, 600),
            line("OFFLINE", null, 600),
            line("NOT_READY", "Lunch", 600));
  }

  @Test
  void shouldNotTakeWrapUpForSomethingNewThatWouldEndADaysPatience() {
    given("10:00:00", "busy");
    given("10:01:00", "acw");
    Instant end = at("10:30:00").plus(Duration.ofDays(1));

    List<ExpectedRow> rows = Judge.usual(JudgedVendor.GENESYS).rows(events(), List.of(), end);

    assertThat(rows.get(48).lines()).containsExactly(new ExpectedLine("UNKNOWN", null, 1800000, 0));
  }

  @Test
  void shouldLeaveOutWhatWasNeverAskedFor() {
    given("10:00:00", "busy");
    given("10:10:00", "acw");
    given("10:20:00", "available");

    Instant asked = at("10:10:00");

    assertThat(JudgedVendor.KORE.since(asked, events())).hasSize(2);
    assertThat(JudgedVendor.LIVEPERSON.since(asked, events())).hasSize(1);
    assertThat(JudgedVendor.GENESYS.since(asked, events())).hasSize(3);
  }

  private static ExpectedLine line(String state, String reason, int seconds) {
    return new ExpectedLine(state, reason, seconds * 1000L, 1);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }
}
