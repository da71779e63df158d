package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private final ScriptedWorkforce workforce = new ScriptedWorkforce();
  private final List<Hole> holes = new ArrayList<>();

  private void given(String time, String activity, String code) {
    workforce.add(new ScriptedChange("a-1", at(time), activity, code));
  }

  private void givenHole(String from, String to) {
    holes.add(new Hole(at(from), at(to)));
  }

  private List<ExpectedRow> rowsThrough(String time) {
    return Judge.usual().rows(workforce.of("a-1", Instant.MIN, Instant.MAX), holes, at(time));
  }

  private void givenTheWorkedExample() {
    given("09:50:00", "available", null);
    given("10:20:00", "notready", "1");
    given("10:10:00", "busy", null);
    given("09:50:00", "available", null);
  }

  @Test
  void shouldCloseTheFirstIntervalWithTheTimeBeforeTheFirstChangeUnknown() {
    givenTheWorkedExample();

    List<ExpectedRow> rows = rowsThrough("10:05:00");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).start()).isEqualTo(at("09:30:00"));
    assertThat(rows.get(0).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("UNKNOWN", null, 1_200_000, 0),
            new ExpectedLine("AVAILABLE", null, 600_000, 1));
    assertThat(rows.get(0).logins()).isEqualTo(1);
    assertThat(rows.get(0).unknownMs()).isEqualTo(1_200_000);
    assertThat(rows.get(0).staffedMs()).isEqualTo(600_000);
    assertThat(rows.get(0).presence()).isEqualTo(Presence.REQUIRED);
  }

  @Test
  void shouldSplitTheSecondIntervalExactly() {
    givenTheWorkedExample();

    ExpectedRow row = rowsThrough("10:35:00").get(1);

    assertThat(row.lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("AVAILABLE", null, 600_000, 0),
            new ExpectedLine("INTERACTING", null, 600_000, 1),
            new ExpectedLine("NOT_READY", "1", 600_000, 1));
    assertThat(row.logins()).isZero();
    assertThat(row.occupancy()).isEqualTo(0.5);
  }

  @Test
  void shouldTakeInWhatComesLate() {
    givenTheWorkedExample();
    given("10:25:00", "available", null);

    assertThat(rowsThrough("10:36:00").get(1).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("AVAILABLE", null, 900_000, 1),
            new ExpectedLine("INTERACTING", null, 600_000, 1),
            new ExpectedLine("NOT_READY", "1", 300_000, 1));
  }

  @Test
  void shouldKnowNothingFromAHoleOnUntilTheNextChange() {
    givenTheWorkedExample();
    given("10:25:00", "available", null);
    givenHole("10:36:00", "10:50:00");

    assertThat(rowsThrough("11:01:00").get(2).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("AVAILABLE", null, 360_000, 0),
            new ExpectedLine("UNKNOWN", null, 1_440_000, 0));

    given("10:52:00", "busy", null);
    assertThat(rowsThrough("11:01:00").get(2).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("AVAILABLE", null, 360_000, 0),
            new ExpectedLine("INTERACTING", null, 480_000, 1),
            new ExpectedLine("UNKNOWN", null, 960_000, 0));
  }

  @Test
  void shouldKnowEverythingOnceTheHoleIsFilled() {
    givenTheWorkedExample();
    given("10:25:00", "available", null);

    assertThat(rowsThrough("11:01:00").get(2).lines())
        .containsExactly(new ExpectedLine("AVAILABLE", null, 1_800_000, 0));
  }

  @Test
  void shouldLetTheGreaterHoldOfTwoInOneSecond() {
    given("10:00:00", "notready", null);
    given("10:00:00", "interacting", null);
    given("10:10:00", "acw", null);
    given("10:10:00", "available", null);
    given("10:20:00", "available", null);
    given("10:20:00", "offline", null);
    given("10:25:00", "break", null);
    given("10:25:00", "notready", "1");
    given("10:27:00", "notready", "2");
    given("10:27:00", "notready", null);

    assertThat(rowsThrough("10:30:00").get(0).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("NOT_READY", null, 600_000, 1),
            new ExpectedLine("AVAILABLE", null, 600_000, 1),
            new ExpectedLine("OFFLINE", null, 300_000, 1),
            new ExpectedLine("NOT_READY", "break", 120_000, 1),
            new ExpectedLine("NOT_READY", "2", 180_000, 1));
  }

  @Test
  void shouldTakeTheWordAsReasonAsItIsWrittenAndOnlyWhereThereIsNoCode() {
    given("10:00:00", "Lunch", null);
    given("10:05:00", "lunch", null);
    given("10:10:00", "meeting", "3");
    given("10:15:00", "NotReady", null);
    given("10:20:00", "levitating", null);

    assertThat(rowsThrough("10:30:00").get(0).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("NOT_READY", "Lunch", 300_000, 1),
            new ExpectedLine("NOT_READY", "lunch", 300_000, 1),
            new ExpectedLine("NOT_READY", "3", 300_000, 1),
            new ExpectedLine("NOT_READY", null, 300_000, 1),
            new ExpectedLine("UNMAPPED", null, 600_000, 1));
  }

  @Test
  void shouldCountRunsNotChangesAndLoginsAndLogouts() {
    given("10:00:00", "offline", null);
    given("10:05:00", "available", null);
    given("10:06:00", "Busy", null);
    given("10:07:00", "interacting", null);
    given("10:10:00", "logout", null);
    given("10:11:00", "offline", null);
    given("10:12:00", "available", null);

    ExpectedRow row = rowsThrough("10:30:00").get(0);

    assertThat(row.lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("OFFLINE", null, 420_000, 2),
            new ExpectedLine("AVAILABLE", null, 1_140_000, 2),
            new ExpectedLine("INTERACTING", null, 240_000, 1));
    assertThat(row.logins()).isEqualTo(2);
    assertThat(row.logouts()).isEqualTo(1);
  }

  @Test
  void shouldNotNeedRowsOfThoseWhoAreLoggedOut() {
    given("10:00:00", "available", null);
    given("10:40:00", "offline", null);
    givenHole("11:40:00", "11:50:00");
    given("12:35:00", "available", null);

    assertThat(rowsThrough("13:00:00"))
        .extracting(ExpectedRow::presence)
        .containsExactly(
            Presence.REQUIRED,
            Presence.REQUIRED,
            Presence.ONLY_REVISED,
            // Logged out, then nobody looked: the rule names either, not both.
            Presence.ALLOWED,
            Presence.ONLY_REVISED,
            Presence.REQUIRED);
  }

  @Test
  void shouldNotBelieveAStaffedStateForMoreThanADay() {
    given("10:10:00", "available", null);
    Instant nextDay = at("10:10:00").plus(Duration.ofDays(1));

    List<ExpectedRow> rows =
        Judge.usual()
            .rows(workforce.of("a-1", Instant.MIN, Instant.MAX), holes, nextDay.plusSeconds(4_000));

    assertThat(rows).hasSize(50);
    assertThat(rows.get(47).lines())
        .containsExactly(new ExpectedLine("AVAILABLE", null, 1_800_000, 0));
    assertThat(rows.get(48).lines())
        .containsExactlyInAnyOrder(
            new ExpectedLine("AVAILABLE", null, 600_000, 0),
            new ExpectedLine("UNKNOWN", null, 1_200_000, 0));
    assertThat(rows.get(49).lines())
        .containsExactly(new ExpectedLine("UNKNOWN", null, 1_800_000, 0));
    assertThat(rows.get(49).presence()).isEqualTo(Presence.REQUIRED);
  }

  @Test
  void shouldAddUpToTheIntervalWhateverHappens() {
    for (int second = 0; second < 40_000; second += 997) {
      given(at("00:00:00").plusSeconds(second), second % 3 == 0 ? "busy" : "available");
    }
    givenHole("03:00:01", "03:10:00");

    for (ExpectedRow row : rowsThrough("12:00:00")) {
      assertThat(row.lines().stream().mapToLong(ExpectedLine::durationMs).sum())
          .isEqualTo(1_800_000);
    }
  }

  private void given(Instant at, String activity) {
    workforce.add(new ScriptedChange("a-1", at, activity, null));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }
}
