package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AFTER_CONTACT_WORK;
import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.kit.Expected.nothingSaid;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.state;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.restarting;
import static io.agentclock.model.kit.Story.rules;
import static io.agentclock.model.kit.Story.started;
import static io.agentclock.model.kit.Story.story;
import static io.agentclock.model.kit.Story.walking;

import io.agentclock.model.kit.Said;
import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.Ledger.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Closing that is spread or interrupted, grids, expiry, and what is refused. */
class ClosingStoriesTest {

  private static Story.Step daysOfProgress(int from, int to) {
    return story -> {
      for (int day = from; day < to; day++) {
        progress("+" + day + " 09:01", "+" + (day + 1) + " 09:01").happenIn(story);
      }
    };
  }

  @Test
  void shouldNotCloseBeforeTheBorderIsReached() {
    story().given(at("09:00").available()).when(progress("08:00", "09:29:59.999")).then(onlyRows());
  }

  @Test
  void shouldCloseAtTheVeryBorder() {
    story()
        .given(at("09:00").available())
        .when(progress("08:00", "09:30"))
        .then(onlyRows(row("09:00").minutes(AVAILABLE, 30, 1).logins(1)));
  }

  @Test
  void shouldGoOnWithAWalkAfterACrashHalfWay() {
    story()
        .given(
            at("09:00").available().by("abe"),
            at("09:00").available().by("zoe"),
            started("08:00", "09:31"),
            walking(1),
            restarting())
        .when(walking(10))
        .then(
            row("09:00").of("zoe").minutes(AVAILABLE, 30, 1).logins(1),
            nothingSaid(Said.at("09:00").available().by("abe").agent()));
  }

  @Test
  void shouldCloseWhatIsDueBeforeAnythingElseOfTheAgent() {
    story()
        .given(at("09:00").available(), started("08:00", "09:31"))
        .when(at("09:10").busy().fetched("09:32"))
        .then(onlyRows(row("09:00").minutes(AVAILABLE, 30, 1).logins(1)));
  }

  @Test
  void shouldCloseWhatIsDueBeforeTheNextProgress() {
    story()
        .given(at("09:00").available(), started("08:00", "09:31"))
        .when(started("09:30", "10:01"))
        .then(onlyRows(row("09:00").minutes(AVAILABLE, 30, 1).logins(1)));
  }

  @Test
  void shouldCountByQuarterHours() {
    story(rules(15, Optional.empty(), false))
        .given(at("09:05").available(), at("09:20").busy())
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00").minutes(AVAILABLE, 10, 1).minutes(UNKNOWN, 5, 0).logins(1),
                row("09:15").minutes(AVAILABLE, 5, 0).minutes(INTERACTING, 10, 1)));
  }

  @Test
  void shouldCountByHours() {
    story(rules(60, Optional.empty(), false))
        .given(at("09:05").available(), at("09:20").busy())
        .when(progress("08:00", "10:01"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 15, 1)
                    .minutes(INTERACTING, 40, 1)
                    .minutes(UNKNOWN, 5, 0)
                    .logins(1)));
  }

  @Test
  void shouldCountByMinutes() {
    story(rules(1, Optional.empty(), false))
        .given(at("09:00:30").available(), at("09:01:45").busy())
        .when(progress("08:00", "09:02:01"))
        .then(
            onlyRows(
                row("09:00").ms(AVAILABLE, null, 30_000, 1).ms(UNKNOWN, null, 30_000, 0).logins(1),
                row("09:01").ms(AVAILABLE, null, 45_000, 0).ms(INTERACTING, null, 15_000, 1)));
  }

  @Test
  void shouldKeepTheLastTransitionOfAnAgentThatIsQuietForTenDays() {
    story(rules(30, Optional.empty(), false))
        .given(at("09:00").available(), progress("08:00", "09:01"), daysOfProgress(0, 10))
        .given(at("+10 09:10").busy(), at("+10 09:20").offline())
        .when(progress("+10 09:00", "+10 09:31"))
        .then(
            onlyRows(
                row("+10 09:00")
                    .minutes(AVAILABLE, 10, 0)
                    .minutes(INTERACTING, 10, 1)
                    .minutes(OFFLINE, 10, 1)
                    .logouts(1)));
  }

  @Test
  void shouldCarryTheAnchorIntoALateTransitionOfARetainedInterval() {
    story(rules(30, Optional.empty(), false))
        .given(at("09:00").offline(), progress("08:00", "09:01"), daysOfProgress(0, 10))
        .given(at("+9 20:10").available().fetched("+10 09:02"))
        .given(at("+9 20:20").offline().fetched("+10 09:02"))
        .when(progress("+10 09:00", "+10 09:03"))
        .then(
            onlyRows(
                row("+9 20:00")
                    .minutes(AVAILABLE, 10, 1)
                    .minutes(OFFLINE, 20, 1)
                    .logins(1)
                    .logouts(1)));
  }

  @Test
  void shouldRememberAHoleThatIsOlderThanTheRetention() {
    story(rules(30, Optional.empty(), false))
        .given(
            at("08:50").available(),
            progress("08:00", "08:55"),
            progress("09:00", "09:01"),
            daysOfProgress(0, 10))
        .when(progress("+10 09:00", "+10 09:31"))
        .then(onlyRows(row("+10 09:00").minutes(UNKNOWN, 30, 0)));
  }

  @Test
  void shouldTakeWhatIsJustNotTooOld() {
    story()
        .given(at("08:00:00.001").available())
        .when(at("08:00").offline().fetched("+8 08:00"))
        .then(verdict(Verdict.APPLIED));
  }

  @Test
  void shouldRefuseWhatIsTooOld() {
    story()
        .given(at("08:00:00.001").available())
        .when(at("08:00").offline().fetched("+8 08:00:00.001"))
        .then(verdict(Verdict.TOO_OLD), nothingSaid());
  }

  @Test
  void shouldTakeWhatIsJustNotTooNew() {
    story().when(at("09:05").available().fetched("09:00")).then(verdict(Verdict.APPLIED));
  }

  @Test
  void shouldRefuseWhatIsTooNew() {
    story()
        .when(at("09:05:00.001").available().fetched("09:00"))
        .then(verdict(Verdict.TOO_NEW), nothingSaid());
  }

  @Test
  void shouldTimeOutAnAgentTheSameWayWhoeverElseIsLate() {
    story(rules(60, Optional.of(Duration.ofMinutes(45)), false))
        .given(
            at("19:38").notReady("1"),
            progress("18:00", "20:03"),
            at("12:35").offline().by("zoe").fetched("20:10"),
            started("18:00", "20:28"))
        .when(at("20:29").wrappingUp())
        .then(state(AFTER_CONTACT_WORK, null, "20:29"));
  }
}
