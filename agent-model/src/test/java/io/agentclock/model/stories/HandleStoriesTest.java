package io.agentclock.model.stories;

import static io.agentclock.model.AgentState.AVAILABLE;
import static io.agentclock.model.AgentState.OFFLINE;
import static io.agentclock.model.AgentState.UNKNOWN;
import static io.agentclock.model.interval.RevisionReason.HANDLE_TIME;
import static io.agentclock.model.kit.Expected.cause;
import static io.agentclock.model.kit.Expected.noRows;
import static io.agentclock.model.kit.Expected.noState;
import static io.agentclock.model.kit.Expected.nothingSaid;
import static io.agentclock.model.kit.Expected.onlyRows;
import static io.agentclock.model.kit.Expected.row;
import static io.agentclock.model.kit.Expected.verdict;
import static io.agentclock.model.kit.Handled.AGGREGATES;
import static io.agentclock.model.kit.Handled.bucket;
import static io.agentclock.model.kit.Said.AGENT;
import static io.agentclock.model.kit.Said.at;
import static io.agentclock.model.kit.Story.progress;
import static io.agentclock.model.kit.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.kit.ExpectedRow;
import io.agentclock.model.kit.Moment;
import io.agentclock.model.kit.Story;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.Ledger.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Handle time: where it counts, how it changes, and what it leaves alone. */
class HandleStoriesTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static Story.Step pull(String stream, String from, String to) {
    return progress(AGENT, stream, from, to);
  }

  private static Story closedToTen() {
    return story().given(at("09:00").available(), progress("08:00", "10:01"));
  }

  @Test
  void shouldPublishHandleTimeWithTheRow() {
    story()
        .given(at("09:00").available(), bucket("09:00", "voice").handle(600_000, 2))
        .when(progress("08:00", "09:31"))
        .then(
            onlyRows(
                row("09:00").minutes(AVAILABLE, 30, 1).logins(1).handled(AGGREGATES, 2, 600_000)));
  }

  @Test
  void shouldMakeARowOfHandleTimeAlone() {
    story()
        .given(bucket("09:00", "voice").handle(600_000, 2))
        .when(progress("08:00", "10:01"))
        .then(
            onlyRows(row("09:00").minutes(UNKNOWN, 30, 0).handled(AGGREGATES, 2, 600_000)),
            noState());
  }

  @Test
  void shouldKnowAnAgentOfWhomOnlyHandleTimeIsKnown() {
    Story story = story().given(progress("08:00", "10:01"));

    story.when(bucket("09:30", "voice").handle(1, 1)).then(cause(UnknownCause.BEFORE_FIRST));

    AgentReader reader = story.seenAt("10:01", false);
    assertThat(reader.now().sinceMs()).isEmpty();
    assertThat(reader.now().previous()).isEmpty();
    assertThat(reader.timeline(Moment.ms("09:00"), Moment.ms("10:00")))
        .containsExactly(
            new AgentReader.Piece.Unknown(Moment.ms("09:00"), UnknownCause.BEFORE_FIRST));
  }

  @Test
  void shouldMakeARowOfAnIntervalBeforeTheFirstTransition() {
    story()
        .given(at("10:00").available(), bucket("09:00", "voice").handle(600_000, 2))
        .when(progress("08:00", "10:31"))
        .then(
            onlyRows(
                row("09:00").minutes(UNKNOWN, 30, 0).handled(AGGREGATES, 2, 600_000),
                row("10:00").minutes(AVAILABLE, 30, 1).logins(1)));
  }

  @Test
  void shouldMakeARowOfAnAgentWhoHasGoneHome() {
    story()
        .given(at("09:00").offline(), bucket("10:00", "email").handle(600_000, 1))
        .when(progress("08:00", "11:01"))
        .then(
            onlyRows(
                row("09:00").minutes(OFFLINE, 30, 1),
                row("10:00").minutes(OFFLINE, 30, 0).handled(AGGREGATES, 1, 600_000)));
  }

  @Test
  void shouldReviseAClosedRowWithTheProgressOfItsOwnStream() {
    closedToTen()
        .given(bucket("09:00", "voice").handle(1_080_000, 1).fetched("10:02"))
        .when(pull(AGGREGATES, "08:00", "10:00"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 30, 1)
                    .logins(1)
                    .handled(AGGREGATES, 1, 1_080_000)
                    .revised(1, HANDLE_TIME)),
            noState());
  }

  @Test
  void shouldNotReviseWithTheProgressOfAnotherStream() {
    closedToTen()
        .given(bucket("09:00", "voice").handle(1_080_000, 1).fetched("10:02"))
        .when(progress("10:00", "10:05"))
        .then(noRows());
  }

  @Test
  void shouldReplaceABucketThatHasGrownAndNeverAdd() {
    long first = 3 * HOUR / 10;
    long then = 12 * HOUR / 10;
    closedToTen()
        .given(
            bucket("09:00", "voice").handle(first, 1).fetched("10:02"),
            pull(AGGREGATES, "08:00", "10:00"),
            bucket("09:00", "voice").handle(then, 3).fetched("11:02"),
            bucket("09:00", "voice").handle(first, 1).fetched("10:02"))
        .when(pull(AGGREGATES, "09:00", "11:00"))
        .then(
            onlyRows(
                row("09:00")
                    .minutes(AVAILABLE, 30, 1)
                    .logins(1)
                    .handled(AGGREGATES, 3, then)
                    .revised(2, HANDLE_TIME)));
  }

  @Test
  void shouldSayNothingOfARePullThatBringsNothingNew() {
    closedToTen()
        .given(
            bucket("09:00", "voice").handle(1, 1).fetched("10:02"),
            pull(AGGREGATES, "08:00", "10:00"))
        .when(bucket("09:00", "voice").handle(1, 1).fetched("11:02"))
        .then(verdict(Verdict.DUPLICATE), nothingSaid())
        .when(pull(AGGREGATES, "09:00", "11:00"))
        .then(noRows());
  }

  @Test
  void shouldKeepAMetricThatARePullDoesNotHave() {
    closedToTen()
        .given(
            bucket("09:00", "voice").handle(100, 1).ms(HandleMetric.AFTER_CONTACT_WORK, 7),
            bucket("09:00", "voice").handle(200, 2).fetched("11:00"))
        .when(pull(AGGREGATES, "09:00", "11:00"))
        .then(
            onlyRows(
                closedNine()
                    .handle(line(OptionalLong.of(200), OptionalLong.empty(), OptionalLong.of(7)))));
  }

  @Test
  void shouldSumMediaTypesAndTakeOneWordForHoldAndTalkEach() {
    closedToTen()
        .given(
            bucket("09:00", "voice")
                .handle(100, 1)
                .ms(HandleMetric.TALK_COMPLETE, 60)
                .ms(HandleMetric.TALK, 61)
                .ms(HandleMetric.HELD_COMPLETE, 5)
                .ms(HandleMetric.HELD, 6)
                .ms(HandleMetric.HOLD, 7),
            bucket("09:00", "chat")
                .handle(100, 1)
                .ms(HandleMetric.TALK, 40)
                .ms(HandleMetric.HOLD, 30))
        .when(pull(AGGREGATES, "09:00", "11:00"))
        .then(
            onlyRows(
                closedNine()
                    .handle(
                        new HandleLine(
                            AGGREGATES,
                            HandleLine.Attribution.INTERVAL_OF_COMPLETION,
                            OptionalLong.of(2),
                            OptionalLong.of(200),
                            OptionalLong.of(100),
                            OptionalLong.of(35),
                            OptionalLong.empty()))));
  }

  @Test
  void shouldShowHandleTimeOfOpenIntervals() {
    AgentReader reader =
        story()
            .given(
                bucket("09:00", "voice").handle(1, 1).fetched("10:00"),
                bucket("09:30", "voice").handle(2, 1).fetched("10:00"),
                at("09:50").available())
            .given(progress("08:00", "09:05"))
            .seenAt("09:51", false);

    List<AgentReader.Row> rows = reader.rows(Moment.ms("09:00"), Moment.ms("10:00"));

    assertThat(rows).extracting(row -> row.content().handle().size()).containsExactly(1, 1);
  }

  private static ExpectedRow closedNine() {
    return row("09:00").minutes(AVAILABLE, 30, 1).logins(1).revised(1, HANDLE_TIME);
  }

  private static HandleLine line(OptionalLong handleMs, OptionalLong talkMs, OptionalLong acwMs) {
    return new HandleLine(
        AGGREGATES,
        HandleLine.Attribution.INTERVAL_OF_COMPLETION,
        OptionalLong.of(2),
        handleMs,
        talkMs,
        OptionalLong.empty(),
        acwMs);
  }
}
