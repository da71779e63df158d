package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.GAP_FILLED;
import static io.agentclock.model.kit.Expected.cause;
import static io.agentclock.model.kit.Expected.noState;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.previous;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.state;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.rules;
import static io.agentclock.model.kit.Story.story;

import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.Story;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What nobody observed, and what is too old to be believed. */
class HoleStoriesTest {

  private static Story hole() {
    return story()
        .given(at("08:50").available(), progress("08:00", "09:36"), progress("09:50", "09:55"));
  }

  @Test
  void shouldMakeAgentsUnknownFromTheBeginningOfAHole() {
    story()
        .given(at("08:50").available(), progress("08:00", "09:36"))
        .when(progress("09:50", "09:55"))
        .then(
            state(UNKNOWN, null, "09:36"),
            cause(UnknownCause.GAP),
            previous(AVAILABLE, null, "08:50"));
  }

  @Test
  void shouldKnowTheAgentAgainFromItsNextTransitionInTheSameRun() {
    hole().when(at("09:52").available()).then(state(AVAILABLE, null, "08:50"));
  }

  @Test
  void shouldKnowTheAgentAgainFromATransitionInsideTheHole() {
    hole()
        .given(at("09:40").offline())
        .when(progress("09:50", "10:01"))
        .then(
            onlyRows(
                row("09:30")
                    .minutes(AVAILABLE, 6, 0)
                    .minutes(OFFLINE, 20, 1)
                    .minutes(UNKNOWN, 4, 0)
                    .logouts(1)));
  }

  @Test
  void shouldBelieveATransitionAtTheVeryBeginningOfAHole() {
    story()
        .given(at("09:36").available(), progress("08:00", "09:36"))
        .when(progress("09:50", "09:55"))
        .then(noState());
  }

  @Test
  void shouldKnowTheAgentAgainWhenTheHoleIsFilled() {
    hole().when(progress("09:36", "09:50")).then(state(AVAILABLE, null, "08:50"));
  }

  @Test
  void shouldSayUnknownFromTheRestOfAHoleThatIsHalfFilled() {
    hole().when(progress("09:36", "09:45")).then(state(UNKNOWN, null, "09:45"));
  }

  @Test
  void shouldPublishAgainAllThatAFilledHoleChanges() {
    hole()
        .given(progress("09:55", "10:31"))
        .when(progress("09:36", "09:50"))
        .then(
            onlyRows(
                row("09:30").minutes(AVAILABLE, 30, 0).revised(1, GAP_FILLED),
                row("10:00").minutes(AVAILABLE, 30, 0).revised(1, GAP_FILLED)));
  }

  @Test
  void shouldNotPublishFirstRowsOfAHoleThatBeganOffline() {
    story()
        .given(at("09:00").offline(), progress("08:00", "09:40"))
        .when(progress("09:50", "10:31"))
        .then(onlyRows());
  }

  @Test
  void shouldNotPublishFirstRowsOfNothingButOffline() {
    story()
        .given(at("09:00").offline())
        .when(progress("08:00", "10:31"))
        .then(onlyRows(row("09:00").minutes(OFFLINE, 30, 1)));
  }

  @Test
  void shouldPublishRowsOfNothingButOfflineWhereTheyAreWanted() {
    story(rules(30, Optional.empty(), true))
        .given(at("09:00").offline(), progress("08:00", "09:40"))
        .when(progress("09:50", "10:31"))
        .then(
            onlyRows(
                row("09:30").minutes(OFFLINE, 10, 0).minutes(UNKNOWN, 20, 0),
                row("10:00").minutes(UNKNOWN, 30, 0)));
  }

  @Test
  void shouldNoLongerBelieveAStaffedStateAfterADay() {
    story()
        .given(at("09:10").available(), progress("08:00", "+1 09:01"))
        .when(progress("+1 09:00", "+1 09:31"))
        .then(
            onlyRows(row("+1 09:00").minutes(AVAILABLE, 10, 0).minutes(UNKNOWN, 20, 0)),
            state(UNKNOWN, null, "+1 09:10"),
            cause(UnknownCause.TIMED_OUT),
            previous(AVAILABLE, null, "09:10"));
  }

  @Test
  void shouldBelieveAStateLongerThatIsSaidAgain() {
    story()
        .given(at("09:10").available(), at("20:00").available(), progress("08:00", "+1 09:01"))
        .when(progress("+1 09:00", "+1 09:31"))
        .then(onlyRows(row("+1 09:00").minutes(AVAILABLE, 30, 0)), noState());
  }

  @Test
  void shouldBelieveOfflineForEver() {
    story()
        .given(at("09:10").offline(), progress("08:00", "+1 09:01"))
        .when(progress("+1 09:00", "+1 09:31"))
        .then(onlyRows(), noState());
  }

  @Test
  void shouldBelieveEverythingWhereMaxUnchangedIsOff() {
    story(rules(30, Optional.empty(), false))
        .given(at("09:10").available(), progress("08:00", "+3 09:01"))
        .when(progress("+3 09:00", "+3 09:31"))
        .then(onlyRows(row("+3 09:00").minutes(AVAILABLE, 30, 0)), noState());
  }
}
