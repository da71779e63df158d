package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.INTERACTING;
import static io.agentclock.model.AgentState.NOT_READY;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.interval.RevisionReason.LATE_TRANSITION;
import static io.agentclock.model.kit.Expected.noRows;
import static io.agentclock.model.kit.Expected.noState;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.placedAt;
import static io.agentclock.model.kit.Expected.previous;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.state;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Pulled.window;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.rules;
import static io.agentclock.model.kit.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.Moment;
import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.AgentReader.Piece;
import io.agentclock.model.ledger.Ledger.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records from long before anything that is kept, which are still in force. */
class AnchorStoriesTest {

  private static Story.Step days(int from, int to) {
    return story -> {
      for (int day = from; day < to; day++) {
        progress("+" + day + " 09:01", "+" + (day + 1) + " 09:01").happenIn(story);
      }
    };
  }

  @Test
  void shouldTakeARecordOlderThanTheRetentionThatIsStillInForce() {
    story()
        .given(progress("08:00", "09:31"))
        .when(
            window("09:00", "09:40")
                .presence("-20 11:11", "OFFLINE")
                .routing("-20 11:11", "OFF_QUEUE"))
        .then(verdict(Verdict.APPLIED), state(OFFLINE, null, "-20 11:11"), placedAt("-20 11:11"));
  }

  @Test
  void shouldCountALoginRightAfterAnAnchorThatIsOffline() {
    story()
        .given(
            window("09:00", "09:40")
                .presence("-20 11:11", "09:10", "OFFLINE")
                .routing("-20 11:11", "09:10", "OFF_QUEUE")
                .presence("09:10", "ON_QUEUE")
                .routing("09:10", "IDLE"))
        .when(progress("08:00", "09:31"))
        .then(onlyRows(row("09:00").minutes(AVAILABLE, 20, 1).minutes(OFFLINE, 10, 0).logins(1)));
  }

  @Test
  void shouldNotCountALoginRightAfterAnAnchorThatIsAtWork() {
    story(rules(30, Optional.empty(), false))
        .given(
            window("09:00", "09:40")
                .presence("-20 11:11", "09:10", "ON_QUEUE")
                .presence("09:10", "BREAK")
                .fetched("09:40"))
        .when(progress("+7 08:00", "+7 08:01"))
        .then(story -> assertThat(rowsOf(story)).allMatch(row -> row.content().logins() == 0));
  }

  private static List<AgentReader.Row> rowsOf(Story story) {
    return story.seenAt("+7 08:01", false).rows(Moment.ms("-1 00:00"), Moment.ms("10:00"));
  }

  @Test
  void shouldPublishTheRowsThatAnAnchorChanges() {
    Story story =
        story(rules(30, Optional.empty(), false))
            .given(
                window("09:00", "09:40").presence("09:10", "ON_QUEUE").routing("09:10", "IDLE"),
                progress("08:00", "09:31"));
    story
        .given(window("09:00", "09:40").presence("-20 11:11", "BREAK").fetched("09:41"))
        .when(progress("09:31", "09:32"))
        .then(
            row("-1 15:00").ms(NOT_READY, "BREAK", 1_800_000, 0),
            row("09:00").ms(NOT_READY, "BREAK", 1_800_000, 0).revised(1, LATE_TRANSITION));
  }

  @Test
  void shouldForgetNoAnchorWhenTheRetentionPasses() {
    story(rules(30, Optional.empty(), false))
        .given(
            window("09:00", "09:01").presence("09:00", "ON_QUEUE").routing("09:00", "IDLE"),
            progress("08:00", "09:01"),
            days(0, 10))
        .given(
            window("+10 09:00", "+10 09:20")
                .presence("09:00", "ON_QUEUE")
                .routing("09:00", "+10 09:10", "IDLE")
                .routing("+10 09:10", "INTERACTING"))
        .when(progress("+10 09:00", "+10 09:31"))
        .then(onlyRows(row("+10 09:00").minutes(AVAILABLE, 10, 0).minutes(INTERACTING, 20, 1)));
  }

  @Test
  void shouldMergeWithARecordFromBeforeTheIntervalsThatAreKept() {
    story(rules(30, Optional.empty(), false))
        .given(
            window("09:00", "09:01").presence("09:00", "ON_QUEUE").routing("09:00", "IDLE"),
            progress("08:00", "09:01"),
            days(0, 10))
        .when(window("+10 09:00", "+10 09:20").routing("+10 09:10", "INTERACTING"))
        .then(state(INTERACTING, null, "+10 09:10"), previous(AVAILABLE, null, "09:00"));
  }

  @Test
  void shouldTellATimelineThatBeginsBeforeAnAnchor() {
    AgentReader reader =
        story()
            .given(
                window("09:00", "09:40").presence("-20 11:11", "OFFLINE"),
                progress("08:00", "09:31"))
            .seenAt("09:31", false);

    List<Piece> pieces = reader.timeline(Moment.ms("-21 00:00"), Moment.ms("09:00"));

    assertThat(pieces)
        .extracting(Piece::atMs)
        .containsExactly(Moment.ms("-21 00:00"), Moment.ms("-20 11:11"));
    assertThat(pieces.get(0))
        .isEqualTo(new Piece.Unknown(Moment.ms("-21 00:00"), UnknownCause.BEFORE_FIRST));
  }

  @Test
  void shouldNotPublishRowsOfAnAnchorThatIsOffline() {
    story()
        .given(window("09:00", "09:40").presence("-20 11:11", "OFFLINE"))
        .when(progress("08:00", "09:31"))
        .then(noRows(), noState());
  }
}
