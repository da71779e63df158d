package io.agentclock.model.stories;

import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.Moment;
import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.AgentReader.Piece;
import io.agentclock.model.ledger.LiveView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Live answers: how far they speak, how old they are, and the interval in progress. */
class LiveStoriesTest {

  private static final boolean LIVE = true;

  private static Story observedToFivePastTen() {
    return story().given(at("09:50").available(), progress("09:00", "10:05"));
  }

  @Test
  void shouldAnswerUpToWhatWasObserved() {
    AgentReader reader = observedToFivePastTen().seenAt("10:06", !LIVE);

    assertThat(reader.asOfMs()).isEqualTo(Moment.ms("10:05"));
  }

  @Test
  void shouldAnswerUpToATransitionBeyondWhatWasObserved() {
    AgentReader reader =
        observedToFivePastTen().given(at("10:05:30").busy()).seenAt("10:06", !LIVE);

    assertThat(reader.asOfMs()).isEqualTo(Moment.ms("10:05:30"));
  }

  @Test
  void shouldAnswerUpToNowWhereTheStreamIsLive() {
    AgentReader reader = observedToFivePastTen().seenAt("10:07", LIVE);

    assertThat(reader.asOfMs()).isEqualTo(Moment.ms("10:07"));
  }

  @Test
  void shouldAnswerUpToWhatWasObservedWhereALiveStreamIsStale() {
    AgentReader reader = observedToFivePastTen().seenAt("10:07:00.001", LIVE);

    assertThat(reader.asOfMs()).isEqualTo(Moment.ms("10:05"));
  }

  @Test
  void shouldBeStaleOnceWhatWasObservedIsOlderThanAllowed() {
    Story story = observedToFivePastTen();

    assertThat(List.of("10:07", "10:07:00.001"))
        .extracting(time -> story.view(time, LIVE))
        .extracting(LiveView::stale)
        .containsExactly(false, true);
  }

  @Test
  void shouldBeStaleWhereNothingWasObserved() {
    Story story = story().given(at("09:50").available());

    assertThat(story.view("09:50", LIVE).stale()).isTrue();
  }

  @Test
  void shouldNeverSaySinceLaterThanTheAnswerSpeaksFor() {
    AgentReader reader =
        story().given(at("10:05").available().fetched("10:00")).seenAt("10:01", LIVE);

    assertThat(reader.now().forMs(reader.asOfMs()).orElseThrow()).isZero();
  }

  @Test
  void shouldCountTheIntervalInProgressUpToTheAnswersInstant() {
    AgentReader reader = observedToFivePastTen().seenAt("10:07", LIVE);

    List<AgentReader.Row> rows = reader.rows(Moment.ms("10:00"), Moment.ms("11:00"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).published()).isEmpty();
    assertThat(rows.get(0).content().states())
        .containsExactly(new StateTime(available(), Duration.ofMinutes(7).toMillis(), 0));
  }

  @Test
  void shouldShowARowAsPublishedOnceItIsClosed() {
    AgentReader reader = observedToFivePastTen().seenAt("10:05", !LIVE);

    List<AgentReader.Row> rows = reader.rows(Moment.ms("09:30"), Moment.ms("10:00"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).published().orElseThrow().content()).isEqualTo(rows.get(0).content());
  }

  @Test
  void shouldNotShowRowsThatAreNotPublished() {
    AgentReader reader =
        story().given(at("08:00").offline(), progress("08:00", "10:05")).seenAt("10:05", !LIVE);

    List<AgentReader.Row> rows = reader.rows(Moment.ms("08:30"), Moment.ms("10:00"));

    assertThat(rows).isEmpty();
  }

  @Test
  void shouldNoticeWhileLookingThatAStateIsTooOld() {
    AgentReader reader =
        story()
            .given(at("09:10").available(), progress("08:00", "+1 09:09"))
            .seenAt("+1 09:10", LIVE);

    assertThat(reader.now().activity()).isEqualTo(unknown());
    assertThat(reader.now().sinceMs()).hasValue(Moment.ms("+1 09:10"));
  }

  @Test
  void shouldShowDerivedPiecesOfATimeline() {
    AgentReader reader =
        story()
            .given(at("09:10").available(), progress("08:00", "09:36"), progress("09:50", "10:05"))
            .seenAt("10:05", !LIVE);

    List<Piece> pieces = reader.timeline(Moment.ms("09:00"), Moment.ms("10:00"));

    assertThat(pieces).hasSize(3);
    assertThat(pieces.get(0))
        .isEqualTo(new Piece.Unknown(Moment.ms("09:00"), UnknownCause.BEFORE_FIRST));
    assertThat(pieces.get(1).atMs()).isEqualTo(Moment.ms("09:10"));
    assertThat(pieces.get(2)).isEqualTo(new Piece.Unknown(Moment.ms("09:36"), UnknownCause.GAP));
  }

  @Test
  void shouldBeginATimelineWithWhatIsInForce() {
    AgentReader reader = observedToFivePastTen().seenAt("10:05", !LIVE);

    List<Piece> pieces = reader.timeline(Moment.ms("10:00"), Moment.ms("10:05"));

    assertThat(pieces).extracting(Piece::atMs).containsExactly(Moment.ms("09:50"));
  }

  private static Activity available() {
    return new Activity(AgentState.AVAILABLE, null);
  }

  private static Activity unknown() {
    return new Activity(AgentState.UNKNOWN, null);
  }
}
