package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AFTER_CONTACT_WORK;
import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.NOT_READY;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.AgentState.UNMAPPED;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.noState;
import static io.agentclock.model.kit.Expected.nothingSaid;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.placed;
import static io.agentclock.model.kit.Expected.previous;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.state;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;

import io.agentclock.model.AgentState;
import io.agentclock.model.ledger.Ledger.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ties, duplicates, words mapped anew, runs, logins and logouts. */
class TimelineStoriesTest {

  @Test
  void shouldLetTheGreaterSequenceHold() {
    story()
        .given(at("09:00").offline().sequence(1))
        .when(at("09:00").available().sequence(2))
        .then(placed(false, true), state(AVAILABLE, null, "09:00"));
  }

  @Test
  void shouldKeepTheLesserBesideItWithoutLength() {
    story()
        .given(at("09:00").available().sequence(2))
        .when(at("09:00").offline().sequence(1))
        .then(placed(false, false), noState());
  }

  @Test
  void shouldLetTheStrongerStateHoldAtOneSequence() {
    List<AgentState> weakestFirst =
        List.of(UNMAPPED, AFTER_CONTACT_WORK, AVAILABLE, INTERACTING, NOT_READY, OFFLINE);
    for (int i = 1; i < weakestFirst.size(); i++) {
      AgentState weaker = weakestFirst.get(i - 1);
      AgentState stronger = weakestFirst.get(i);
      story()
          .given(at("09:00").is(weaker, "z"))
          .when(at("09:00").is(stronger, null))
          .then(placed(false, true), state(stronger, null, "09:00"));
    }
  }

  @Test
  void shouldLetTheGreaterReasonHoldByUnsignedBytesAndNoneBeLeast() {
    List<String> least = Arrays.asList(null, "", "1", "10", "z", "é", "\uFFFD", "😀");
    for (int i = 1; i < least.size(); i++) {
      story()
          .given(at("09:00").notReady(least.get(i)))
          .when(at("09:00").notReady(least.get(i - 1)))
          .then(placed(false, false), noState());
    }
  }

  @Test
  void shouldLetTheGreaterRawStateHoldLast() {
    story()
        .given(at("09:00").notReady("1").raw("break", "1"))
        .when(at("09:00").notReady("1").raw("away", "1"))
        .then(placed(false, false), noState());
  }

  @Test
  void shouldChangeNothingWhenTheSameComesAgain() {
    story()
        .given(at("09:00").available())
        .when(at("09:00").available().fetched("09:30"))
        .then(verdict(Verdict.DUPLICATE), nothingSaid());
  }

  @Test
  void shouldReplaceWhatIsMappedAnewWhileItsIntervalIsOpen() {
    story()
        .given(at("08:50").available(), at("09:00").unmapped("lunch"))
        .when(at("09:00").unmapped("lunch").meaning(NOT_READY, "lunch"))
        .then(
            verdict(Verdict.APPLIED),
            state(NOT_READY, "lunch", "09:00"),
            previous(AVAILABLE, null, "08:50"));
  }

  @Test
  void shouldReplaceWhatIsMappedAnewAfterItsIntervalClosed() {
    story()
        .given(
            at("09:00").unmapped("lunch"),
            progress("08:00", "09:40"),
            at("09:00").unmapped("lunch").meaning(NOT_READY, "lunch").fetched("09:45"))
        .when(progress("09:30", "09:45"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(NOT_READY, "lunch", 30, 1)
                    .logins(1)
                    .revised(1, LATE_TRANSITION)));
  }

  @Test
  void shouldCountARepeatedActivityAsOneRun() {
    story()
        .given(at("09:00").available())
        .when(at("09:10").available())
        .then(verdict(Verdict.APPLIED), placed(false, true), noState());
  }

  @Test
  void shouldCountAnotherReasonAsAnotherRun() {
    story()
        .given(at("09:00").notReady("1"), at("09:10").notReady("2"), at("09:20").notReady("1"))
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(NOT_READY, "1", 20, 2)
                    .minutes(NOT_READY, "2", 10, 1)
                    .logins(1)));
  }

  @Test
  void shouldCountAnEntryInTheIntervalOfTheRunsFirstInstant() {
    story()
        .given(at("09:00").available(), progress("08:00", "09:31"), at("09:40").available())
        .when(progress("09:30", "10:01"))
        .then(onlyRows(row("09:30").minutes(AVAILABLE, 30, 0)));
  }

  @Test
  void shouldMoveTheBeginningOfARunWhenAnEarlierOneTurnsUp() {
    story()
        .given(at("08:00").offline(), at("09:10").available())
        .when(at("09:05").available().fetched("09:20"))
        .then(state(AVAILABLE, null, "09:05"), previous(OFFLINE, null, "08:00"));
  }

  @Test
  void shouldCountLoginsAndLogouts() {
    story()
        .given(
            at("09:00").offline(),
            at("09:05").available(),
            at("09:10").offline(),
            at("09:15").notReady("1"),
            at("09:20").busy(),
            at("09:25").offline())
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 5, 1)
                    .minutes(INTERACTING, 5, 1)
                    .minutes(NOT_READY, "1", 5, 1)
                    .minutes(OFFLINE, 15, 3)
                    .logins(2)
                    .logouts(2)));
  }

  @Test
  void shouldCountUnmappedAsStaffed() {
    story()
        .given(
            at("09:00").unmapped("siesta"), at("09:10").offline(), at("09:20").unmapped("siesta"))
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(OFFLINE, 10, 1)
                    .minutes(UNMAPPED, 20, 2)
                    .logins(2)
                    .logouts(1)));
  }

  @Test
  void shouldNotBreakARunByAHole() {
    story()
        .given(
            at("09:05").available(),
            progress("08:00", "09:10"),
            at("09:25").available().fetched("09:31"))
        .when(progress("09:20", "09:31"))
        .then(onlyRows(row("09:00").minutes(AVAILABLE, 10, 1).minutes(UNKNOWN, 20, 0).logins(1)));
  }
}
