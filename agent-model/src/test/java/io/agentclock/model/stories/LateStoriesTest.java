package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.noRows;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.placed;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;

import org.junit.jupiter.api.Test;

/** What comes after its interval closed, and what is published of it. */
class LateStoriesTest {

  @Test
  void shouldMarkATransitionIntoAClosedIntervalAsLate() {
    story()
        .given(at("09:00").available(), progress("08:00", "10:01"))
        .when(at("09:40").busy().fetched("10:02"))
        .then(placed(true, true), noRows());
  }

  @Test
  void shouldReviseTheIntervalsThatALateTransitionCarriesInto() {
    story()
        .given(
            at("09:00").available(),
            at("10:10").offline(),
            progress("08:00", "12:01"),
            at("09:40").busy().fetched("12:02"))
        .when(progress("12:00", "12:03"))
        .then(
            onlyRows(
                row("09:30")
                    .minutes(AVAILABLE, 10, 0)
                    .minutes(INTERACTING, 20, 1)
                    .revised(1, LATE_TRANSITION),
                row("10:00")
                    .minutes(INTERACTING, 10, 0)
                    .minutes(OFFLINE, 20, 1)
                    .logouts(1)
                    .revised(1, LATE_TRANSITION)));
  }

  @Test
  void shouldPublishAQuietOfflineStretchThatTurnsOutToHaveBeenWork() {
    story()
        .given(
            at("09:00").offline(),
            progress("08:00", "11:01"),
            at("09:40").available().fetched("11:02"))
        .when(progress("11:00", "11:03"))
        .then(
            onlyRows(
                row("09:30").minutes(AVAILABLE, 20, 1).minutes(OFFLINE, 10, 0).logins(1),
                row("10:00").minutes(AVAILABLE, 30, 0),
                row("10:30").minutes(AVAILABLE, 30, 0)));
  }

  @Test
  void shouldCarryALateTransitionIntoTheOpenInterval() {
    story()
        .given(
            at("09:00").offline(),
            progress("08:00", "11:01"),
            at("09:40").available().fetched("11:02"),
            progress("11:00", "11:03"))
        .when(progress("11:00", "11:31"))
        .then(onlyRows(row("11:00").minutes(AVAILABLE, 30, 0)));
  }

  @Test
  void shouldPublishOneRevisionOfAPullWithSeveralLateTransitions() {
    story()
        .given(
            at("09:00").available(),
            progress("08:00", "09:31"),
            at("09:10").busy().fetched("09:35"),
            at("09:20").available().fetched("09:35"))
        .when(progress("09:30", "09:36"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 20, 2)
                    .minutes(INTERACTING, 10, 1)
                    .logins(1)
                    .revised(1, LATE_TRANSITION)));
  }

  @Test
  void shouldPublishNothingWhenTheContentIsTheSame() {
    story()
        .given(
            at("09:00").available(),
            progress("08:00", "09:31"),
            at("09:10").available().fetched("09:35"))
        .when(progress("09:30", "09:36"))
        .then(noRows());
  }

  @Test
  void shouldPublishNothingOfAChangeThatIsTakenBackInTheSamePull() {
    story()
        .given(
            at("09:00").available(),
            progress("08:00", "09:31"),
            at("09:10").busy().fetched("09:35"),
            at("09:10").available().sequence(1).fetched("09:35"))
        .when(progress("09:30", "09:36"))
        .then(noRows());
  }

  @Test
  void shouldPublishTheDueIntervalsOfAnAgentFirstSeenAfterABorder() {
    story()
        .given(progress("08:00", "10:05"), at("09:20").available().fetched("10:06"))
        .when(progress("10:00", "10:07"))
        .then(
            onlyRows(
                row("09:00").minutes(AVAILABLE, 10, 1).minutes(UNKNOWN, 20, 0).logins(1),
                row("09:30").minutes(AVAILABLE, 30, 0)));
  }

  @Test
  void shouldBeginWithTheIntervalOfAnEarlierFirstTransition() {
    story()
        .given(
            at("10:00").available(),
            progress("08:00", "10:31"),
            at("09:10").offline().fetched("10:32"))
        .when(progress("10:30", "10:33"))
        .then(onlyRows(row("09:00").minutes(OFFLINE, 20, 1).minutes(UNKNOWN, 10, 0)));
  }

  @Test
  void shouldNoLongerCountALoginThatTurnsOutNotToHaveBeenOne() {
    story()
        .given(
            at("10:00").available(),
            progress("08:00", "10:31"),
            at("09:40").busy().fetched("10:32"))
        .when(progress("10:30", "10:33"))
        .then(
            onlyRows(
                row("09:30").minutes(INTERACTING, 20, 1).minutes(UNKNOWN, 10, 0).logins(1),
                row("10:00").minutes(AVAILABLE, 30, 1).revised(1, LATE_TRANSITION)));
  }

  @Test
  void shouldNeverWithdrawARowThatWasPublished() {
    story()
        .given(
            at("09:00").offline(),
            at("09:30").available(),
            at("10:00").offline(),
            progress("08:00", "10:31"),
            at("09:30").offline().sequence(1).fetched("10:32"))
        .when(progress("10:30", "10:33"))
        .then(
            onlyRows(
                row("09:30").minutes(OFFLINE, 30, 0).revised(1, LATE_TRANSITION),
                row("10:00").minutes(OFFLINE, 30, 0).revised(1, LATE_TRANSITION)));
  }
}
