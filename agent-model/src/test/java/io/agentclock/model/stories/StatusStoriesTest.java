package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.NOT_READY;
import static io.agentclock.model.AgentState.UNMAPPED;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.cause;
import static io.agentclock.model.kit.Expected.noState;
import static io.agentclock.model.kit.Expected.nothingSaid;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.placedAt;
import static io.agentclock.model.kit.Expected.previous;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.state;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Pulled.window;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;

import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.ExpectedRow;
import io.agentclock.model.kit.Pulled;
import io.agentclock.model.ledger.Ledger.Verdict;
import org.junit.jupiter.api.Test;

/** A vendor that says all it knows of a window: what it replaces, what follows, and anchors. */
class StatusStoriesTest {

  private static Pulled morning() {
    return window("09:00", "10:00")
        .presence("09:00", "ON_QUEUE")
        .routing("09:00", "09:10", "IDLE")
        .routing("09:10", "09:20", "INTERACTING")
        .routing("09:20", "IDLE");
  }

  private static ExpectedRow nine() {
    return row("09:00").minutes(AVAILABLE, 20, 2).minutes(INTERACTING, 10, 1).logins(1);
  }

  @Test
  void shouldDeriveATransitionWhereverTheTwoComeToSomethingElse() {
    story().when(morning()).then(placedAt("09:00", "09:10", "09:20"), verdict(Verdict.APPLIED));
  }

  @Test
  void shouldCountWhatIsDerived() {
    story().given(morning()).when(progress("08:00", "09:31")).then(onlyRows(nine()));
  }

  @Test
  void shouldSayNothingOfAWindowThatSaysNothingNew() {
    story()
        .given(morning())
        .when(morning().fetched("10:05"))
        .then(verdict(Verdict.DUPLICATE), nothingSaid());
  }

  @Test
  void shouldLetANewerRecordEndAnOlderOne() {
    story()
        .when(
            window("09:00", "10:00")
                .presence("09:00", "09:50", "BREAK")
                .presence("09:10", "09:20", "MEAL")
                .presence("09:20", "AWAY"))
        .then(placedAt("09:00", "09:10", "09:20"), state(NOT_READY, "AWAY", "09:20"));
  }

  @Test
  void shouldWithdrawARecordThatANewerPullNoLongerHas() {
    story()
        .given(morning(), progress("08:00", "09:31"))
        .given(
            window("09:00", "10:00")
                .presence("09:00", "ON_QUEUE")
                .routing("09:00", "IDLE")
                .fetched("10:05"))
        .when(progress("09:30", "09:32"))
        .then(
            onlyRows(row("09:00").minutes(AVAILABLE, 30, 1).logins(1).revised(1, LATE_TRANSITION)),
            noState());
  }

  @Test
  void shouldStandWhereItStoodBeforeWhatIsWithdrawn() {
    story()
        .given(morning())
        .when(
            window("09:15", "10:00")
                .presence("09:00", "ON_QUEUE")
                .routing("09:10", "INTERACTING")
                .fetched("10:05"))
        .then(
            placedAt(),
            state(INTERACTING, null, "09:10"),
            previous(AVAILABLE, null, "09:00"),
            verdict(Verdict.APPLIED));
  }

  @Test
  void shouldNotLetAnOlderPullBringBackWhatANewerOneHasWithdrawn() {
    story()
        .given(window("09:00", "10:00").presence("09:00", "ON_QUEUE").fetched("10:05"))
        .when(morning())
        .then(verdict(Verdict.DUPLICATE), nothingSaid());
  }

  @Test
  void shouldUniteTwoPagesOfOnePull() {
    story()
        .given(window("09:00", "10:00").presence("09:00", "ON_QUEUE"))
        .when(window("09:00", "10:00").routing("09:00", "IDLE"))
        .then(placedAt("09:00"), state(AVAILABLE, null, "09:00"));
  }

  @Test
  void shouldNotWithdrawWhatStartsBeforeTheWindow() {
    story()
        .given(morning())
        .when(window("09:30", "10:00").fetched("10:05"))
        .then(verdict(Verdict.DUPLICATE), nothingSaid());
  }

  @Test
  void shouldKnowNothingOfAPresenceThatEndedWithNoSuccessor() {
    story()
        .given(
            window("09:00", "10:00")
                .presence("09:00", "09:10", "ON_QUEUE")
                .routing("09:05", "IDLE"))
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 5, 1)
                    .ms(NOT_READY, "OFF_QUEUE", 300_000, 1)
                    .minutes(UNMAPPED, 20, 1)
                    .logins(1)));
  }

  @Test
  void shouldSayNothingMoreWhenAllHasEnded() {
    story()
        .when(
            window("09:00", "10:00")
                .presence("09:00", "09:10", "BREAK")
                .routing("09:05", "09:10", "OFF_QUEUE"))
        .then(placedAt("09:00"), state(NOT_READY, "BREAK", "09:00"));
  }

  @Test
  void shouldPlaceAnEndThatLiesInALaterInterval() {
    story()
        .given(window("09:00", "09:10").presence("09:00", "ON_QUEUE").routing("09:00", "IDLE"))
        .when(
            window("08:00", "11:00")
                .presence("09:00", "ON_QUEUE")
                .routing("09:00", "10:40", "IDLE"))
        .then(placedAt("10:40"), state(NOT_READY, "OFF_QUEUE", "10:40"));
  }

  @Test
  void shouldKeepTheHeadOfAnAgentOfWhomAllIsWithdrawn() {
    story()
        .given(morning())
        .when(window("09:00", "10:00").fetched("10:05"))
        .then(cause(UnknownCause.BEFORE_FIRST), verdict(Verdict.APPLIED));
  }

  @Test
  void shouldTakeTheUsableRecordsOfAWindowWithOneThatIsTooNew() {
    story()
        .when(window("09:00", "10:00").presence("09:00", "BREAK").presence("10:05:00.001", "MEAL"))
        .then(verdict(Verdict.TOO_NEW), placedAt("09:00"));
  }

  @Test
  void shouldTakeTheUsableRecordsOfAWindowWithOneThatIsTooOld() {
    story()
        .when(
            window("-8 09:00", "10:00")
                .presence("-9 09:00", "-8 09:59:59", "AWAY")
                .presence("-8 10:00", "BREAK"))
        .then(verdict(Verdict.TOO_OLD), placedAt("-8 10:00"));
  }
}
