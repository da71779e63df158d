package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.GAP_FILLED;
import static io.agentclock.model.interval.RevisionReason.HANDLE_TIME;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.noRows;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Handled.AGGREGATES;
import static io.agentclock.model.kit.Handled.bucket;
import static io.agentclock.model.kit.Said.AGENT;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;

import io.agentclock.model.kit.ExpectedRow;
import io.agentclock.model.kit.Story;
import org.junit.jupiter.api.Test;

/** Pulls of several streams at a time: each publishes what it brought itself. */
class PullStoriesTest {

  private static Story.Step pull(String stream, String from, String to) {
    return progress(AGENT, stream, from, to);
  }

  private static Story closedToTen() {
    return story().given(at("09:00").available(), progress("08:00", "10:01"));
  }

  private static ExpectedRow busySinceTwentyTo() {
    return row("09:30").minutes(AVAILABLE, 10, 0).minutes(INTERACTING, 20, 1);
  }

  @Test
  void shouldLeaveStatesWhoseOwnPullIsNotOverToIt() {
    closedToTen()
        .given(
            at("09:40").busy().fetched("10:02"),
            bucket("09:30", "voice").handle(60_000, 1).fetched("10:02"))
        .when(pull(AGGREGATES, "08:00", "10:00"))
        .then(
            onlyRows(
                row("09:30")
                    .minutes(AVAILABLE, 30, 0)
                    .handled(AGGREGATES, 1, 60_000)
                    .revised(1, HANDLE_TIME)))
        .when(progress("10:01", "10:05"))
        .then(
            onlyRows(
                busySinceTwentyTo().handled(AGGREGATES, 1, 60_000).revised(2, LATE_TRANSITION)));
  }

  @Test
  void shouldLeaveHandleTimeWhoseOwnPullIsNotOverToIt() {
    closedToTen()
        .given(
            bucket("09:30", "voice").handle(60_000, 1).fetched("10:02"),
            pull(AGGREGATES, "08:00", "10:00"),
            bucket("09:30", "voice").handle(90_000, 2).fetched("10:03"),
            at("09:40").busy().fetched("10:03"))
        .when(progress("10:01", "10:05"))
        .then(
            onlyRows(
                busySinceTwentyTo().handled(AGGREGATES, 1, 60_000).revised(2, LATE_TRANSITION)))
        .when(pull(AGGREGATES, "10:00", "10:04"))
        .then(onlyRows(busySinceTwentyTo().handled(AGGREGATES, 2, 90_000).revised(3, HANDLE_TIME)));
  }

  @Test
  void shouldLeaveHandleTimeToItsOwnPullWhereAHoleIsFilled() {
    story()
        .given(
            at("09:00").available(),
            progress("08:00", "10:10"),
            progress("10:20", "10:31"),
            bucket("10:00", "voice").handle(60_000, 1).fetched("10:32"))
        .when(progress("10:10", "10:20"))
        .then(onlyRows(row("10:00").minutes(AVAILABLE, 30, 0).revised(1, GAP_FILLED)))
        .when(pull(AGGREGATES, "08:00", "10:32"))
        .then(
            onlyRows(
                row("10:00")
                    .minutes(AVAILABLE, 30, 0)
                    .handled(AGGREGATES, 1, 60_000)
                    .revised(2, HANDLE_TIME)));
  }

  @Test
  void shouldSayAllThatIsKnownInAFirstRow() {
    story()
        .given(
            progress("08:00", "10:01"),
            at("09:40").busy().fetched("10:02"),
            bucket("09:30", "voice").handle(60_000, 1).fetched("10:02"))
        .when(pull(AGGREGATES, "08:00", "10:00"))
        .then(
            onlyRows(
                row("09:30")
                    .minutes(INTERACTING, 20, 1)
                    .minutes(UNKNOWN, 10, 0)
                    .logins(1)
                    .handled(AGGREGATES, 1, 60_000)))
        .when(progress("10:01", "10:05"))
        .then(noRows());
  }
}
