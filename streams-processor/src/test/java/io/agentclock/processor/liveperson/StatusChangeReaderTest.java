package io.agentclock.processor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.Fixture;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.TestContext;
import io.agentclock.settings.StateMaps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusChangeReaderTest {

  private static final String AGENT = "liveperson:12345678:3252247132";
  private static final StatusChangeReader READER =
      new StatusChangeReader(new StateMaps(List.of(Sources.LIVEPERSON), List.of()));

  @Test
  void shouldReadRowsOfTheFlatShape() throws RefusedException {
    List<Transition> read = new ArrayList<>();
    for (String row : Fixture.items("liveperson/status-changes-v2.json", "stateChanges")) {
      TestContext.usual().read(READER, AGENT, row).items().stream()
          .map(item -> ((AgentItem.Change) item).transition())
          .forEach(read::add);
    }

    assertThat(read)
        .extracting(
            transition -> Instant.ofEpochMilli(transition.atMs()).toString(),
            Transition::sequence,
            transition -> transition.activity().state(),
            transition -> transition.activity().reason(),
            Transition::raw)
        .containsExactly(
            tuple(
                "2026-03-02T09:20:00.118Z",
                2L,
                AgentState.NOT_READY,
                "Training",
                new RawStatus("1/4", "7")),
            tuple(
                "2026-03-02T09:05:00.625Z",
                1L,
                AgentState.AVAILABLE,
                null,
                new RawStatus("1/2", "0")),
            tuple(
                "2026-03-02T09:40:00Z",
                3L,
                AgentState.INTERACTING,
                null,
                new RawStatus("1/3", "-1")),
            tuple("2026-03-02T09:50:00Z", 4L, AgentState.OFFLINE, null, new RawStatus("1/1", "0")),
            tuple("2026-03-02T09:50:00Z", 5L, AgentState.OFFLINE, null, new RawStatus("4", "0")));
    assertThat(read).allMatch(change -> change.fetchedAtMs() == TestContext.FETCHED.toEpochMilli());
  }

  @Test
  void shouldReadRowsOfTheGroupedShape() throws RefusedException {
    String row =
        Fixture.items("liveperson/status-changes-v1.json", "agentsInfo", "statusChangeHistory")
            .get(0);

    assertThat(read(row).activity()).isEqualTo(new Activity(AgentState.NOT_READY, "Coaching"));
  }

  @Test
  void shouldFindNoStateInALogin() throws RefusedException {
    Reading<AgentItem> reading =
        TestContext.usual()
            .read(READER, AGENT, "{\"time\":\"2026-03-02T09:00:00Z\",\"statusType\":3}");

    assertThat(reading).isEqualTo(Reading.nothing());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"statusReasonId\":0,\"statusReasonText\":\"Lunch\"'",
    "'\"statusReasonId\":-1,\"statusReasonText\":\"Lunch\"'",
    "'\"statusReasonId\":\"-1\",\"statusReasonText\":\"Lunch\"'",
    "'\"statusReasonId\":7,\"statusReasonText\":\"\"'",
    "'\"statusReasonId\":7,\"statusReasonText\":\"  \"'",
    "'\"statusReasonId\":7,\"statusReasonText\":null'",
    "'\"statusReasonId\":7'",
    "'\"statusReasonText\":{\"text\":\"Lunch\"}'",
    "'\"x\":1'"
  })
  void shouldKnowEverySpellingOfNoReason(String fields) throws RefusedException {
    assertThat(read(row("\"statusType\":1,\"statusSubType\":4," + fields)).activity())
        .isEqualTo(new Activity(AgentState.NOT_READY, null));
  }

  @Test
  void shouldTakeAReasonWithoutAnId() throws RefusedException {
    Transition away =
        read(row("\"statusType\":1,\"statusSubType\":4,\"statusReasonText\":\"Lunch\""));

    assertThat(away.activity().reason()).isEqualTo("Lunch");
    assertThat(away.raw()).isEqualTo(new RawStatus("1/4", null));
    assertThat(away.sequence()).isZero();
  }

  @Test
  void shouldGiveAReasonToNotReadyOnly() throws RefusedException {
    Transition online =
        read(
            row(
                "\"statusType\":1,\"statusSubType\":2,\"statusReasonId\":7,"
                    + "\"statusReasonText\":\"Lunch\""));

    assertThat(online.activity()).isEqualTo(new Activity(AgentState.AVAILABLE, null));
    assertThat(online.raw().reason()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"statusType\":1,\"statusSubType\":9', 1/9",
    "'\"statusType\":2,\"statusSubType\":4', 2/4",
    "'\"statusType\":7', 7",
    "'\"statusType\":\"break\",\"statusSubType\":\"long\"', break/long",
  })
  void shouldShowWhatItCannotMap(String fields, String word) throws RefusedException {
    Transition unknown = read(row(fields));

    assertThat(unknown.activity()).isEqualTo(new Activity(AgentState.UNMAPPED, null));
    assertThat(unknown.raw().state()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-03-02T12:05:00+03:00'",
    "'2026-03-02T09:05Z'",
    "'2026-03-02T09:05:00.000000Z'",
    "'2026-03-02T12:05:00+0300'",
    "'2026-03-02T12:05:00+03'",
    "' 2026-03-02t09:05:00z '"
  })
  void shouldReadTimesOfAnyOffsetAndPrecision(String time) throws RefusedException {
    Transition read =
        read("{\"time\":\"%s\",\"statusType\":\"1\",\"statusSubType\":\"2\"}".formatted(time));

    assertThat(Instant.ofEpochMilli(read.atMs())).isEqualTo("2026-03-02T09:05:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusType\":1,\"statusSubType\":2}|MISSING_FIELD|no time",
        "{\"time\":null,\"statusType\":1,\"statusSubType\":2}|MISSING_FIELD|no time",
        "{\"time\":\"\",\"statusType\":1,\"statusSubType\":2}|MISSING_FIELD|no time",
        "{\"time\":\"2026-03-02T09:05:00\",\"statusType\":1}|BAD_TIME|09:05:00'",
        "{\"time\":\"2026-02-30T09:05:00Z\",\"statusType\":3}|BAD_TIME|02-30",
        "{\"time\":\"-200000000-01-01T00:00:00Z\",\"statusType\":3}|BAD_TIME|-2",
        "{\"time\":\"+999999999-01-01T00:00:00Z\",\"statusType\":3}|BAD_TIME|+9",
        "{\"time\":\"1960-01-01T00:00:00Z\",\"statusType\":3}|BAD_TIME|1960",
        "{\"time\":1772438400000,\"statusType\":3}|BAD_TIME|1772438400000",
        "{\"time\":\"2026-03-02T09:05:00Z\"}|MISSING_FIELD|no statusType",
        "{\"time\":\"2026-03-02T09:05:00Z\",\"statusType\":{}}|MISSING_FIELD|no statusType",
        "{\"time\":\"2026-03-02T09:05:00Z\",\"statusType\":1}|MISSING_FIELD|no statusSubType",
        "{\"time\":\"2026-03-02T09:05:00Z\",\"sequenceNumber\":\"x\"}|UNREADABLE|'x', not a whole",
        "{\"time\":\"2026-03-02T09:05:00Z\",\"sequenceNumber\":1.5}|UNREADABLE|1.5",
        "{\"time\":\"2026-03-02T09:05:00Z\",\"sequenceNumber\":1e999999}|UNREADABLE|1e999999",
        "[1]|UNREADABLE|isn't a JSON object",
        "{\"time\":|UNREADABLE|isn't JSON",
        "{}{}|UNREADABLE|more after",
      })
  void shouldRefuseWhatItCannotUse(String row, RefusalReason reason, String said) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(said);
  }

  private static String row(String fields) {
    return "{\"time\":\"2026-03-02T09:05:00Z\"," + fields + "}";
  }

  private static Transition read(String row) throws RefusedException {
    Reading<AgentItem> reading = TestContext.usual().read(READER, AGENT, row);
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return ((AgentItem.Change) reading.items().get(0)).transition();
  }
}
