package io.agentclock.processor.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.processor.Fixture;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AggregatesReaderTest {

  private static final String AGENT = "genesys:my-org:11111111-1111-4111-8111-111111111101";
  private static final long NINE = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
  private static final long HALF_HOUR = 1_800_000;
  private static final long FETCHED = TestContext.FETCHED.toEpochMilli();
  private static final AggregatesReader READER =
      new AggregatesReader(IntervalGrid.of(Duration.ofMinutes(30)));

  @Test
  void shouldReadTheBucketsOfAResult() throws RefusedException {
    String result = Fixture.items("genesys/conversation-aggregates.json", "results").get(0);

    assertThat(read(result).items())
        .containsExactly(
            new AgentItem.HandleBucket(
                NINE,
                "voice",
                Map.of(
                    HandleMetric.HANDLE, new HandleAmount(2_120_000, OptionalLong.of(2)),
                    HandleMetric.AFTER_CONTACT_WORK, sum(60_000),
                    HandleMetric.HELD_COMPLETE, sum(20_000),
                    HandleMetric.TALK_COMPLETE, sum(540_000)),
                FETCHED),
            new AgentItem.HandleBucket(
                NINE + HALF_HOUR,
                "voice",
                Map.of(
                    HandleMetric.HANDLE,
                    new HandleAmount(300_000, OptionalLong.of(1)),
                    HandleMetric.AFTER_CONTACT_WORK,
                    sum(30_000)),
                FETCHED));
  }

  @Test
  void shouldReadTheRowsOfASummary() throws RefusedException {
    List<AgentItem> read = new ArrayList<>();
    for (String row : Fixture.items("genesys/summary.json", "summary")) {
      read.addAll(read(row).items());
    }

    assertThat(read)
        .containsExactly(
            new AgentItem.HandleBucket(
                NINE,
                "",
                Map.of(
                    HandleMetric.HANDLE, sum(620_000),
                    HandleMetric.AFTER_CONTACT_WORK, sum(60_000),
                    HandleMetric.HOLD, sum(20_000)),
                FETCHED),
            new AgentItem.HandleBucket(
                NINE + HALF_HOUR, "", Map.of(HandleMetric.HANDLE, sum(300_000)), FETCHED));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00.000Z/2026-03-02T09:30:00.000Z",
    "2026-03-02T09:00Z/2026-03-02T09:30Z",
    "2026-03-02T14:30:00+05:30/2026-03-02T15:00:00+05:30",
    "2026-03-02T04:00:00.000000-0500/2026-03-02T09:30:00Z",
  })
  void shouldReadIntervalsOfAnyOffsetAndPrecision(String interval) throws RefusedException {
    AgentItem item = read(result(bucket(interval, "tHandle", "\"sum\":5"))).items().get(0);

    assertThat(((AgentItem.HandleBucket) item).startMs()).isEqualTo(NINE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"group\":{\"userId\":\"u\",\"mediaType\":\"chat\"},|chat",
        "{\"group\":{\"userId\":\"u\"},|''",
        "{|''",
        "{\"group\":{\"queueId\":\"q\",\"mediaType\":\"chat\",\"a\":null},|chat queueId=q",
        "{\"group\":{\"queueId\":\"q\",\"divisionId\":\"d\"},|' divisionId=d queueId=q'",
        "{\"group\":[1],|''",
      })
  void shouldCallThePartByWhatItsGroupHas(String beginning, String part) throws RefusedException {
    String data = "\"data\":[" + bucket("tHandle", "\"sum\":\"5.5\",\"count\":\"3\"") + "]}";

    assertThat(read(beginning + data).items())
        .containsExactly(
            new AgentItem.HandleBucket(
                NINE,
                part,
                Map.of(HandleMetric.HANDLE, new HandleAmount(6, OptionalLong.of(3))),
                FETCHED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nOffered|\"count\":3",
        "tOfTomorrow|\"sum\":3",
        "tHandle|\"count\":3",
        "tHandle|\"sum\":null",
        "tHandle|\"SUMME\":3",
      })
  void shouldFindNothingWhereNoHandleTimeIsSaid(String metric, String stats)
      throws RefusedException {
    assertThat(read(result(bucket(metric, stats)))).isEqualTo(Reading.nothing());
    assertThat(read("{\"data\":[]}")).isEqualTo(Reading.nothing());
    assertThat(read("{\"dateFrom\":\"2026-03-02T09:00:00Z\",\"dateTo\":\"2026-03-02T09:30:00Z\"}"))
        .isEqualTo(Reading.nothing());
  }

  @Test
  void shouldPassOverAMetricWithAQualifier() throws RefusedException {
    assertThat(
            read(
                result(
                    "{\"interval\":\"2026-03-02T09:00:00Z/2026-03-02T09:30:00Z\",\"metrics\":"
                        + "[{\"metric\":\"tHandle\",\"qualifier\":\"IDLE\","
                        + "\"stats\":{\"sum\":1}}]}")))
        .isEqualTo(Reading.nothing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02T09:00:00Z/2026-03-02T10:00:00Z|BAD_BUCKET|is PT1H long",
        "2026-03-02T09:00:00Z/2026-03-02T09:15:00Z|BAD_BUCKET|granularity PT30M",
        "2026-03-02T09:15:00Z/2026-03-02T09:45:00Z|BAD_BUCKET|isn't on a border",
        "2026-03-02T09:30:00Z/2026-03-02T09:00:00Z|BAD_TIME|the bucket starts at",
        "2026-03-02T09:00:00Z|BAD_TIME|not start/end",
        "noon/2026-03-02T09:30:00Z|BAD_TIME|'noon'",
        "2026-03-02T09:00:00Z/PT30M|BAD_TIME|'PT30M'",
        "/|BAD_TIME|''",
      })
  void shouldRefuseABucketThatIsNoIntervalAndUseTheOthers(
      String interval, RefusalReason reason, String said) throws RefusedException {
    Reading<AgentItem> reading =
        read(
            result(
                bucket(interval, "tHandle", "\"sum\":5") + ',' + bucket("tHandle", "\"sum\":5")));

    assertThat(reading.items()).hasSize(1);
    assertThat(reading.refused()).hasSize(1);
    assertThat(reading.refused().get(0).reason()).isEqualTo(reason);
    assertThat(reading.refused().get(0)).hasMessageContaining("data[0]", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sum\":-1|BAD_TIME|negative",
        "\"sum\":\"long\"|UNREADABLE|'long'",
        "\"sum\":1e999999|UNREADABLE|1e999999",
        "\"sum\":1e15|BAD_TIME|30 years",
        "\"sum\":1,\"count\":-1|UNREADABLE|less than none",
        "\"sum\":1,\"count\":1.5|UNREADABLE|not a whole number",
      })
  void shouldRefuseABucketWithANumberThatCannotBe(String stats, RefusalReason reason, String said)
      throws RefusedException {
    Reading<AgentItem> reading = read(result(bucket("tHandle", stats)));

    assertThat(reading.items()).isEmpty();
    assertThat(reading.refused()).hasSize(1);
    assertThat(reading.refused().get(0).reason()).isEqualTo(reason);
    assertThat(reading.refused().get(0)).hasMessageContaining("tHandle", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|MISSING_FIELD|no data",
        "{\"conversationId\":\"c\"}|MISSING_FIELD|no dateFrom",
        "{\"data\":7}|UNREADABLE|data isn't a list",
        "{\"data\":[{\"metrics\":{}}]}|UNREADABLE|metrics isn't a list",
        "{\"dateFrom\":\"2026-03-02T09:00:00Z\"}|MISSING_FIELD|no dateTo",
        "{\"dateTo\":\"2026-03-02T09:00:00Z\"}|MISSING_FIELD|no dateFrom",
        "{\"dateFrom\":\"2026-03-02T09:00:00Z\",\"dateTo\":\"2026-03-02T10:00:00Z\"}"
            + "|BAD_BUCKET|is PT1H long",
        "x|UNREADABLE|isn't JSON",
      })
  void shouldRefuseWhatItCannotUse(String item, RefusalReason reason, String said) {
    assertThatThrownBy(() -> read(item))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(said);
  }

  @Test
  void shouldUseTheSumsThatCanBeUsed() throws RefusedException {
    Reading<AgentItem> summary =
        read(
            "{\"dateFrom\":\"2026-03-02T09:00:00Z\",\"dateTo\":\"2026-03-02T09:30:00Z\","
                + "\"tHandle\":\"abc\",\"tAcw\":5}");
    Reading<AgentItem> result =
        read(
            result(
                "{\"interval\":\"2026-03-02T09:00:00Z/2026-03-02T09:30:00Z\",\"metrics\":["
                    + "{\"metric\":\"tHandle\",\"stats\":{\"sum\":-1}},"
                    + "{\"metric\":\"tAcw\",\"stats\":{\"sum\":5}}]}"));

    for (Reading<AgentItem> reading : List.of(summary, result)) {
      assertThat(reading.refused()).hasSize(1);
      assertThat(reading.refused().get(0)).hasMessageContaining("tHandle");
      assertThat(reading.items())
          .singleElement()
          .isInstanceOfSatisfying(
              AgentItem.HandleBucket.class,
              bucket ->
                  assertThat(bucket.amounts())
                      .containsOnly(Map.entry(HandleMetric.AFTER_CONTACT_WORK, sum(5))));
    }
  }

  private static String result(String buckets) {
    return "{\"data\":[" + buckets + "]}";
  }

  private static String bucket(String metric, String stats) {
    return bucket("2026-03-02T09:00:00Z/2026-03-02T09:30:00Z", metric, stats);
  }

  private static String bucket(String interval, String metric, String stats) {
    return "{\"interval\":\"%s\",\"metrics\":[{\"metric\":\"%s\",\"stats\":{%s}}]}"
        .formatted(interval, metric, stats);
  }

  private static HandleAmount sum(long ms) {
    return new HandleAmount(ms, OptionalLong.empty());
  }

  private static Reading<AgentItem> read(String item) throws RefusedException {
    return TestContext.usual().read(READER, AGENT, item);
  }
}
