package io.agentclock.processor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.Fixture;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LivePerson's segments, and the units of their breakdown. */
final class SegmentReadersTest {

  private static final String AGENT = "liveperson:12345678:3252247132";
  private static final String UNIT_SEGMENT =
      "12345678:3252247132:5c1b128b-f09d-4fbe-8baa-380e5831af57:IxRLk7ToTdmJL5BW2eACOA";
  private static final long FETCHED = TestContext.FETCHED.toEpochMilli();
  private static final SegmentReader SEGMENTS = new SegmentReader();
  private static final SegmentUnitReader UNITS = new SegmentUnitReader();

  @Test
  void shouldReadSegmentsThatLastedForHours() throws RefusedException {
    List<AgentItem> read = new ArrayList<>();
    for (String segment : Fixture.items("liveperson/agent-segments.json", "segments")) {
      read.addAll(TestContext.usual().read(SEGMENTS, AGENT, segment).items());
    }

    assertThat(read)
        .containsExactly(
            new AgentItem.Segment(
                "12345678:3252247132:f468270d-1230-4bac-9a83-aa206c1004bb:Skq5195qSmesd4ZBANzBaA",
                at("2026-03-02T09:31:39.022Z"),
                7_248_915,
                FETCHED),
            new AgentItem.Segment(
                "12345678:3252247132:3c54b06d-38a4-4bc5-ac94-2845f32a4ce4:6ybyfqo5TqCgXp8NLDYHCQ",
                at("2026-03-02T09:10:00Z"),
                60_000,
                FETCHED));
  }

  @Test
  void shouldReadTheEndInEpochMilliseconds() throws RefusedException {
    assertThat(
            read(
                SEGMENTS,
                "{\"segmentId\":\"s\",\"startTimeL\":\"1772380799100\","
                    + "\"endTimeL\":\"1772443899022\",\"totalHandleTimeMillis\":5}"))
        .isEqualTo(new AgentItem.Segment("s", at("2026-03-02T09:31:39.022Z"), 5, FETCHED));
  }

  @Test
  void shouldReadUnitsWithNumbersQuotedOrNot() throws RefusedException {
    List<AgentItem> read = new ArrayList<>();
    for (String unit : Fixture.text("liveperson/segment-units.ndjson").split("\n")) {
      read.addAll(TestContext.usual().read(UNITS, AGENT, unit).items());
    }

    long at = at("2026-03-02T09:30:00Z");
    assertThat(read)
        .containsExactly(
            new AgentItem.SegmentUnit(UNIT_SEGMENT, 1, at - 10_000, at + 10_000, 20_000, FETCHED),
            new AgentItem.SegmentUnit(UNIT_SEGMENT, 2, at + 20_000, at + 30_000, 10_000, FETCHED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"endTimeL\":2000,\"totalHandleTimeMillis\":5|MISSING_FIELD|no segmentId",
        "\"segmentId\":\"\",\"endTimeL\":2000|MISSING_FIELD|no segmentId",
        "\"segmentId\":[],\"endTimeL\":2000|MISSING_FIELD|no segmentId",
        "\"segmentId\":\"s\",\"totalHandleTimeMillis\":5|MISSING_FIELD|no endTime or endTimeL",
        "\"segmentId\":\"s\",\"agentsegmentEndTime\":\"x\"|MISSING_FIELD|no endTime",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTime\":5|MISSING_FIELD|no totalHandle",
        "\"segmentId\":\"s\",\"endTime\":\"soon\"|BAD_TIME|'soon'",
        "\"segmentId\":\"s\",\"endTimeL\":\"soon\"|BAD_TIME|not epoch milliseconds",
        "\"segmentId\":\"s\",\"endTimeL\":-1|BAD_TIME|'-1'",
        "\"segmentId\":\"s\",\"endTimeL\":1e30|BAD_TIME|1e30",
        "\"segmentId\":\"s\",\"startTime\":\"soon\",\"endTimeL\":2000|BAD_TIME|'soon'",
        "\"segmentId\":\"s\",\"startTimeL\":2001,\"endTimeL\":2000|BAD_TIME|ask the vendor",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTimeMillis\":-5|BAD_TIME|ask the vendor",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTimeMillis\":1e15|BAD_TIME|30 years",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTimeMillis\":\"long\"|UNREADABLE|long",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTimeMillis\":1e999999|UNREADABLE|1e9",
        "\"segmentId\":\"s\",\"endTimeL\":2000,\"totalHandleTimeMillis\":true|UNREADABLE|true",
      })
  void shouldRefuseASegmentItCannotUse(String fields, RefusalReason reason, String said) {
    thenRefuses(SEGMENTS, "{" + fields + "}", reason, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"segmentId\":\"a:99:c:d\"|NO_KEY|of agent '99'",
        "\"segmentId\":\"a\"|NO_KEY|of agent ''",
        "\"sequence\":1|MISSING_FIELD|no segmentId",
        "\"segmentId\":\"a:3252247132:c:d\"|MISSING_FIELD|no sequence",
        "\"segmentId\":\"a:3252247132:c:d\",\"sequence\":\"first\"|UNREADABLE|'first'",
        "\"segmentId\":\"a:3252247132:c:d\",\"sequence\":1|MISSING_FIELD|no startTimestamp",
        "\"segmentId\":\"a:3252247132:c\",\"sequence\":1,\"startTimestamp\":\"x\"|BAD_TIME|'x'",
        "\"segmentId\":\"a:3252247132:c\",\"sequence\":1,\"startTimestamp\":1|MISSING_FIELD|no endT",
        "\"segmentId\":\"a:3252247132:c\",\"sequence\":1,\"startTimestamp\":2,\"endTimestamp\":1"
            + "|BAD_TIME|ask the vendor",
        "\"segmentId\":\"a:3252247132:c\",\"sequence\":1,\"startTimestamp\":1,\"endTimestamp\":2"
            + "|MISSING_FIELD|no handleTimeMillis",
        "\"segmentId\":\"a:3252247132:c\",\"sequence\":1,\"startTimestamp\":1,\"endTimestamp\":2,"
            + "\"handleTimeMillis\":-1|BAD_TIME|negative",
      })
  void shouldRefuseAUnitItCannotUse(String fields, RefusalReason reason, String said) {
    thenRefuses(UNITS, "{" + fields + "}", reason, said);
  }

  private static void thenRefuses(
      ItemReader reader, String item, RefusalReason reason, String said) {
    assertThatThrownBy(() -> read(reader, item))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(said);
  }

  private static AgentItem read(ItemReader reader, String item) throws RefusedException {
    return TestContext.usual().read(reader, AGENT, item).items().get(0);
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void shouldHaveAFixtureThatLastsLong() {
    assertThat(Duration.ofMillis(at("2026-03-02T09:31:39.022Z") - 1_772_380_799_100L))
        .isGreaterThan(Duration.ofHours(17));
  }
}
