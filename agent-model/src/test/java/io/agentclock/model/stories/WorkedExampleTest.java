package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.NOT_READY;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.GAP_FILLED;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;

import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.Ledger.Verdict;
import org.junit.jupiter.api.Test;

/** The worked example of the specification, step by step. */
class WorkedExampleTest {

  private static Story firstPull() {
    return story().given(progress("09:00", "09:49"), at("09:50").available());
  }

  private static Story secondPull() {
    return firstPull()
        .given(
            progress("09:40", "10:05"),
            at("10:20").notReady("1"),
            at("10:10").busy(),
            at("09:50").available());
  }

  private static Story latePull() {
    return secondPull().given(progress("10:00", "10:35"), at("10:25").available().fetched("10:36"));
  }

  private static Story hole() {
    return latePull().given(progress("10:30", "10:36"));
  }

  @Test
  void shouldCountUnknownBeforeTheFirstTransition() {
    firstPull()
        .when(progress("09:40", "10:05"))
        .then(
            onlyRows(
                row("09:30")
                    .ms(AVAILABLE, null, 600_000, 1)
                    .ms(UNKNOWN, null, 1_200_000, 0)
                    .logins(1)));
  }

  @Test
  void shouldTakeTransitionsInAnyOrderAndTwice() {
    secondPull()
        .when(progress("10:00", "10:35"))
        .then(
            onlyRows(
                row("10:00")
                    .ms(AVAILABLE, null, 600_000, 0)
                    .ms(INTERACTING, null, 600_000, 1)
                    .ms(NOT_READY, "1", 600_000, 1)));
  }

  @Test
  void shouldKnowWhatItKnows() {
    secondPull().when(at("09:50").available()).then(verdict(Verdict.DUPLICATE));
  }

  @Test
  void shouldReviseOnceTheLatePullIsOver() {
    latePull()
        .when(progress("10:30", "10:36"))
        .then(
            onlyRows(
                row("10:00")
                    .ms(AVAILABLE, null, 900_000, 1)
                    .ms(INTERACTING, null, 600_000, 1)
                    .ms(NOT_READY, "1", 300_000, 1)
                    .revised(1, LATE_TRANSITION)));
  }

  @Test
  void shouldSayUnknownFromTheBeginningOfAHole() {
    hole()
        .when(progress("10:50", "11:01"))
        .then(
            onlyRows(row("10:30").ms(AVAILABLE, null, 360_000, 0).ms(UNKNOWN, null, 1_440_000, 0)));
  }

  @Test
  void shouldReviseWhenTheHoleIsFilled() {
    hole()
        .given(progress("10:50", "11:01"))
        .when(progress("10:36", "10:50"))
        .then(onlyRows(row("10:30").ms(AVAILABLE, null, 1_800_000, 0).revised(1, GAP_FILLED)));
  }
}
