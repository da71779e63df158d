package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.HANDLE_TIME;
import static io.agentclock.model.kit.Expected.nothingSaid;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Handled.SEGMENTS;
import static io.agentclock.model.kit.Handled.UNITS;
import static io.agentclock.model.kit.Handled.bucket;
import static io.agentclock.model.kit.Handled.segment;
import static io.agentclock.model.kit.Handled.unit;
import static io.agentclock.model.kit.Said.AGENT;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.rules;
import static io.agentclock.model.kit.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.kit.ExpectedRow;
import io.agentclock.model.kit.Moment;
import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.Ledger.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Handle time of single segments, whole or split by their units. */
class SegmentStoriesTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static Story.Step pull(String stream, String from, String to) {
    return progress(AGENT, stream, from, to);
  }

  private static Story.Step night() {
    return story -> {
      for (int day = 0; day < 10; day++) {
        progress("+" + day + " 09:01", "+" + (day + 1) + " 09:01").happenIn(story);
      }
    };
  }

  private static Story closedToTen() {
    return story().given(at("09:00").available(), progress("08:00", "10:01"));
  }

  @Test
  void shouldCountASegmentWhereItEndedAndOneThatEndsOnABorderInTheNextInterval() {
    closedToTen()
        .given(
            segment("a", "09:29:59.999", 2 * HOUR, "10:02"),
            segment("b", "09:30", 1_000, "10:02"),
            segment("c", "09:45", 500, "10:02"))
        .when(pull(SEGMENTS, "08:00", "10:00"))
        .then(
            onlyRows(
                closedNine().handled(SEGMENTS, 1, 2 * HOUR),
                closedHalfPast().handled(SEGMENTS, 2, 1_500)));
  }

  @Test
  void shouldMoveASegmentWhoseEndIsCorrected() {
    closedToTen()
        .given(segment("a", "09:10", 1_000, "10:02"), pull(SEGMENTS, "08:00", "10:00"))
        .given(segment("a", "09:40", 2_000, "11:02"), segment("a", "09:10", 1_000, "10:02"))
        .when(pull(SEGMENTS, "09:00", "11:00"))
        .then(
            onlyRows(
                row("09:00").minutes(AVAILABLE, 30, 1).logins(1).revised(2, HANDLE_TIME),
                closedHalfPast().handled(SEGMENTS, 1, 2_000)));
  }

  @Test
  void shouldCountASegmentByItsUnitsOnceTheyAreKnown() {
    closedToTen()
        .given(segment("a", "09:50", HOUR, "10:02"), pull(SEGMENTS, "08:00", "10:00"))
        .given(
            unit("a", 1, "09:20", "09:35", "10:02"),
            unit("a", 2, "09:40", "09:45", "10:02"),
            segment("a", "09:50", HOUR, "10:30"))
        .when(pull(UNITS, "08:00", "10:00"))
        .then(
            onlyRows(
                closedNine().split(UNITS, 600_000),
                row("09:30")
                    .minutes(AVAILABLE, 30, 0)
                    .split(UNITS, 600_000)
                    .revised(2, HANDLE_TIME)));
  }

  @Test
  void shouldCountASegmentByItsUnitsAlsoIfTheyCameFirst() {
    closedToTen()
        .given(unit("a", 1, "09:10", "09:20", "10:02"), segment("a", "09:50", HOUR, "10:02"))
        .when(pull(UNITS, "08:00", "10:00"))
        .then(onlyRows(closedNine().split(UNITS, 600_000)));
  }

  @Test
  void shouldSplitAUnitOfSeventeenHours() {
    Story story =
        story(rules(60, Optional.empty(), true))
            .given(at("00:00").available(), progress("-1 23:00", "18:01"))
            .given(unit("a", 1, "00:30", "17:30", "18:02"));
    ExpectedRow[] rows = new ExpectedRow[18];
    for (int hour = 0; hour < rows.length; hour++) {
      long share = hour == 0 || hour == 17 ? HOUR / 2 : HOUR;
      rows[hour] =
          row("%02d:00".formatted(hour))
              .minutes(AVAILABLE, 60, hour == 0 ? 1 : 0)
              .logins(hour == 0 ? 1 : 0)
              .split(UNITS, share)
              .revised(1, HANDLE_TIME);
    }

    story.when(pull(UNITS, "00:00", "18:00")).then(onlyRows(rows));
  }

  @Test
  void shouldPublishMoreThanTheIntervalsLengthAsItIs() {
    closedToTen()
        .given(segment("a", "09:10", 17 * HOUR, "10:02"))
        .when(pull(SEGMENTS, "08:00", "10:00"))
        .then(onlyRows(closedNine().handled(SEGMENTS, 1, 17 * HOUR)));
  }

  @Test
  void shouldRefuseWhatIsTooOldOrTooNew() {
    story()
        .when(segment("a", "08:59:59.999", 1, "+8 09:00"))
        .then(verdict(Verdict.TOO_OLD), nothingSaid())
        .when(segment("a", "09:05:00.001", 1, "09:00"))
        .then(verdict(Verdict.TOO_NEW), nothingSaid())
        .when(unit("a", 1, "08:00", "09:00", "+8 09:00"))
        .then(verdict(Verdict.TOO_OLD), nothingSaid())
        .when(bucket("08:30", "voice").handle(1, 1).fetched("+8 09:00:00.001"))
        .then(verdict(Verdict.TOO_OLD), nothingSaid())
        .when(bucket("09:30", "voice").handle(1, 1).fetched("09:24:59.999"))
        .then(verdict(Verdict.TOO_NEW), nothingSaid());
  }

  @Test
  void shouldCountOnlyWhatIsKeptOfAUnitThatBeganBefore() {
    Story story =
        story()
            .given(at("09:00").offline(), progress("08:00", "09:01"), night())
            .given(unit("a", 1, "+2 08:00", "+2 09:10", "+10 08:00"))
            .when(pull(UNITS, "+10 08:00", "+10 09:00"))
            .then(onlyRows(row("+2 09:00").minutes(OFFLINE, 30, 0).split(UNITS, 600_000)));

    assertThat(story.kept()).containsExactly(Moment.ms("+2 09:00"));
  }

  @Test
  void shouldRefuseWhatBelongsToAnIntervalThatIsGone() {
    story()
        .given(at("09:00").offline(), progress("08:00", "09:01"), night())
        .when(segment("a", "+2 08:59", 1, "+10 08:00"))
        .then(verdict(Verdict.TOO_OLD))
        .when(segment("a", "+2 09:00", 1, "+10 08:00"))
        .then(verdict(Verdict.APPLIED));
  }

  @Test
  void shouldCloseByHandleTimeWhereThereIsNoStateStream() {
    AgentKey agent = new AgentKey("stateless", "acme", "ann");
    story()
        .given(segment("a", "09:10", 1_000, "09:20").by(agent))
        .given(progress(agent, SEGMENTS, "08:00", "09:20"))
        .given(segment("b", "10:10", 2_000, "10:20").by(agent))
        .when(progress(agent, SEGMENTS, "09:50", "10:31"))
        .then(
            onlyRows(
                row("09:00").of(agent).minutes(UNKNOWN, 30, 0).handled(SEGMENTS, 1, 1_000),
                row("10:00").of(agent).minutes(UNKNOWN, 30, 0).handled(SEGMENTS, 1, 2_000)));
  }

  private static ExpectedRow closedNine() {
    return row("09:00").minutes(AVAILABLE, 30, 1).logins(1).revised(1, HANDLE_TIME);
  }

  private static ExpectedRow closedHalfPast() {
    return row("09:30").minutes(AVAILABLE, 30, 0).revised(1, HANDLE_TIME);
  }
}
