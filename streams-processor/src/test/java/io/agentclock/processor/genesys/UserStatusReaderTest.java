package io.agentclock.processor.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.item.StatusRecord.Kind;
import io.agentclock.processor.Fixture;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.TestContext;
import io.agentclock.settings.StateMaps;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserStatusReaderTest {

  private static final String AGENT = "genesys:my-org:11111111-1111-4111-8111-111111111101";
  private static final String MEETING_ID = "99999999-9999-4999-8999-999999999903";
  private static final UserStatusReader READER =
      new UserStatusReader(new StateMaps(List.of(Sources.GENESYS), List.of()));

  @Test
  void shouldReadAllOfAWindow() throws RefusedException {
    TestContext context =
        TestContext.usual()
            .with(RawHeaders.PRESENCE_LABELS, "{\"" + MEETING_ID + "\":\"Coaching\",\"x\":7}");

    AgentItem.StatusWindow window =
        window(
            context.read(
                READER, AGENT, Fixture.items("genesys/user-status.json", "userDetails").get(0)));

    assertThat(window.fromMs()).isEqualTo(at("2026-03-02T08:00:00Z"));
    assertThat(window.toMs()).isEqualTo(at("2026-03-02T10:00:00Z"));
    assertThat(window.fetchedAtMs()).isEqualTo(TestContext.FETCHED.toEpochMilli());
    assertThat(window.records()).hasSize(13);
    assertThat(window.records().get(0))
        .as("one that began before the window")
        .isEqualTo(
            new StatusRecord(
                Kind.PRESENCE,
                at("2026-03-01T17:00:10Z"),
                OptionalLong.of(at("2026-03-02T09:00:02.115Z")),
                "OFFLINE",
                "ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5",
                null));
    assertThat(window.records().get(3))
        .extracting(StatusRecord::value, StatusRecord::detail, StatusRecord::label)
        .containsExactly("MEETING", MEETING_ID, "Coaching");
    assertThat(window.records().get(4).endMs()).as("one that lasts").isEmpty();
    assertThat(window.records().get(12))
        .isEqualTo(
            new StatusRecord(
                Kind.ROUTING,
                at("2026-03-02T09:30:00.090Z"),
                OptionalLong.empty(),
                "IDLE",
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userId\":\"u\"}|0",
        "{\"userId\":\"u\",\"primaryPresence\":null,\"routingStatus\":[]}|0",
        "{\"primaryPresence\":[{\"startTime\":\"2026-03-02T09:00:00Z\","
            + "\"systemPresence\":\"Available\"}]}|1",
        "{\"userId\":\"u\",\"routingStatus\":[{\"startTime\":\"2026-03-02T09:00:00+00:00\","
            + "\"routingStatus\":\"IDLE\",\"colour\":[{}]}],\"future\":{\"a\":[1]}}|1",
        "{\"userId\":\"u\",\"routingStatus\":[{\"startTime\":\"2026-03-02T09:00:00Z\","
            + "\"endTime\":\"2026-03-02T09:00:00Z\",\"routingStatus\":\"IDLE\"}]}|0",
      })
  void shouldTakeWhatIsThere(String item, int records) throws RefusedException {
    assertThat(window(TestContext.usual().read(READER, AGENT, item)).records()).hasSize(records);
  }

  @Test
  void shouldUseTheOtherRecordsWhenOneIsBad() throws RefusedException {
    Reading<AgentItem> reading =
        TestContext.usual()
            .read(
                READER,
                AGENT,
                """
                {"primaryPresence":[
                  {"startTime":"2026-03-02T09:00:00Z","systemPresence":"AVAILABLE"},
                  {"startTime":"noon","systemPresence":"AVAILABLE"},
                  {"systemPresence":"AVAILABLE"},
                  {"startTime":"2026-03-02T09:00:00Z"},
                  "AVAILABLE"],
                 "routingStatus":[
                  {"startTime":"2026-03-02T09:00:00Z","endTime":"2026-03-02T08:00:00Z",
                   "routingStatus":"IDLE"}]}""");

    assertThat(((AgentItem.StatusWindow) reading.items().get(0)).records()).hasSize(1);
    assertThat(reading.refused())
        .extracting(RefusedException::getMessage)
        .containsExactly(
            "primaryPresence[1]: startTime is 'noon', not a time like 2026-03-02T10:00:00.000Z",
            "primaryPresence[2]: no startTime",
            "primaryPresence[3]: no systemPresence",
            "primaryPresence[4]: no systemPresence",
            "routingStatus[0]: it starts at 2026-03-02T09:00:00Z and ends at 2026-03-02T08:00:00Z");
    assertThat(reading.refused())
        .extracting(RefusedException::reason)
        .containsExactly(
            RefusalReason.BAD_TIME,
            RefusalReason.MISSING_FIELD,
            RefusalReason.MISSING_FIELD,
            RefusalReason.MISSING_FIELD,
            RefusalReason.BAD_TIME);
  }

  @Test
  void shouldNotReplaceAWindowByNothingBecauseNothingCanBeRead() throws RefusedException {
    Reading<AgentItem> reading =
        TestContext.usual().read(READER, AGENT, "{\"primaryPresence\":[{}]}");

    assertThat(reading.items()).isEmpty();
    assertThat(reading.refused()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|MISSING_FIELD|no userId",
        "{\"routing\":[]}|MISSING_FIELD|no userId",
        "{\"userId\":\"u\",\"primaryPresence\":\"AVAILABLE\"}|UNREADABLE|primaryPresence isn't",
        "{\"userId\":\"u\",\"routingStatus\":{}}|UNREADABLE|routingStatus isn't a list",
        "[]|UNREADABLE|isn't a JSON object",
        "{\"primaryPresence\":[|UNREADABLE|isn't JSON",
      })
  void shouldRefuseWhatItCannotUse(String item, RefusalReason reason, String said) {
    thenRefuses(TestContext.usual(), item, reason, said);
  }

  @Test
  void shouldRefuseAWindowThatNobodySays() {
    String item = "{\"userId\":\"u\"}";

    thenRefuses(
        TestContext.usual().without(RawHeaders.WINDOW_FROM),
        item,
        RefusalReason.MISSING_FIELD,
        "'window-from'");
    thenRefuses(
        TestContext.usual().without(RawHeaders.WINDOW_TO),
        item,
        RefusalReason.MISSING_FIELD,
        "'window-to'");
    thenRefuses(
        TestContext.usual().with(RawHeaders.WINDOW_TO, "later"),
        item,
        RefusalReason.BAD_TIME,
        "'later'");
    thenRefuses(
        TestContext.usual().with(RawHeaders.WINDOW_TO, "2026-03-02T08:00:00Z"),
        item,
        RefusalReason.BAD_TIME,
        "ends after it starts");
  }

  @Test
  void shouldRefuseLabelsItCannotRead() {
    thenRefuses(
        TestContext.usual().with(RawHeaders.PRESENCE_LABELS, "Coaching"),
        "{\"userId\":\"u\"}",
        RefusalReason.UNREADABLE,
        "header presence-labels isn't JSON");
  }

  private static void thenRefuses(
      TestContext context, String item, RefusalReason reason, String said) {
    assertThatThrownBy(() -> context.read(READER, AGENT, item))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(said);
  }

  private static AgentItem.StatusWindow window(Reading<AgentItem> reading) {
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return (AgentItem.StatusWindow) reading.items().get(0);
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
