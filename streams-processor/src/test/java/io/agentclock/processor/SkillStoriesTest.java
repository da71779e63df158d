package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.agentclock.contract.Streams;
import io.agentclock.model.SkillKey;
import io.agentclock.processor.skill.SkillReads;
import io.agentclock.processor.skill.SkillStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from net handle time. */
final class SkillStoriesTest {

  private static final String SKILL = "liveperson:12345678:skill:773431";
  private static final Instant FETCHED = at("12:00");
  private static final String HOUR =
      "{\"epochTimestamp\":1772438400000,\"netHandleTime\":%s,\"messagesSent\":7}";

  @TempDir Path stateDir;
  private Partition partition;

  @BeforeEach
  void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldPublishEachHourInTheVendorsNumbers() {
    item(FETCHED, Fixture.items("liveperson/net-handle-time-v2.json", "skillInfo").get(0));

    assertThat(partition.skills())
        .extracting(Published::key, Published::value, Published::timestamp)
        .containsExactly(
            tuple(
                SKILL + "@2026-03-02T08:00:00Z",
                "{\"schema\":\"skill-interval/1\",\"skill\":\""
                    + SKILL
                    + "\","
                    + "\"source\":\"liveperson\",\"account\":\"12345678\",\"skillId\":\"773431\","
                    + "\"intervalStart\":\"2026-03-02T08:00:00Z\","
                    + "\"intervalEnd\":\"2026-03-02T09:00:00Z\",\"netHandleTime\":699.72,"
                    + "\"avgSegmentWorkTime\":99.96,\"avgAvailableLoad\":0.7,"
                    + "\"handledSegments\":1,\"messagesSent\":7}",
                FETCHED),
            tuple(
                SKILL + "@2026-03-02T09:00:00Z",
                "{\"schema\":\"skill-interval/1\",\"skill\":\""
                    + SKILL
                    + "\","
                    + "\"source\":\"liveperson\",\"account\":\"12345678\",\"skillId\":\"773431\","
                    + "\"intervalStart\":\"2026-03-02T09:00:00Z\","
                    + "\"intervalEnd\":\"2026-03-02T10:00:00Z\",\"netHandleTime\":null,"
                    + "\"avgSegmentWorkTime\":null,\"avgAvailableLoad\":null,"
                    + "\"handledSegments\":null,\"messagesSent\":null}",
                FETCHED));
    assertThat(partition.states()).isEmpty();
    assertThat(partition.rows()).isEmpty();
    assertThat(counted("APPLIED")).isEqualTo(1);
  }

  @Test
  void shouldPublishAnHourAgainOnlyWhenItChanges() {
    item(FETCHED, HOUR.formatted("10"));
    partition.skills();

    item(FETCHED.plusSeconds(60), HOUR.formatted("10.0"));
    assertThat(partition.skills()).isEmpty();
    assertThat(counted("DUPLICATE")).isEqualTo(1);

    item(FETCHED.plusSeconds(120), HOUR.formatted("11"));
    assertThat(partition.skills())
        .extracting(row -> row.json().get("netHandleTime").asDouble())
        .containsExactly(11.0);
  }

  @Test
  void shouldLetTheNewestFetchWin() {
    item(FETCHED.plusSeconds(60), HOUR.formatted("11"));
    partition.skills();

    item(FETCHED, HOUR.formatted("10"));

    assertThat(partition.skills()).isEmpty();
    assertThat(counted("DUPLICATE")).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatCannotChangeAnyMore() {
    item(FETCHED, HOUR.formatted("10"));
    partition.pipe(
        RawInput.item(
            "liveperson:other:skill:1", Streams.NET_HANDLE_TIME, HOUR.formatted("10"), FETCHED));
    Instant later = FETCHED.plus(Duration.ofDays(8));

    progress(later.minus(Duration.ofHours(3)));
    assertThat(reads().knows(SkillKey.parse(SKILL))).isTrue();

    progress(later);
    assertThat(reads().knows(SkillKey.parse(SKILL))).isFalse();
    assertThat(reads().knows(SkillKey.parse("liveperson:other:skill:1"))).isTrue();
  }

  @Test
  void shouldAnswerWithTheHoursThatTouchARange() {
    item(FETCHED, Fixture.items("liveperson/net-handle-time-v2.json", "skillInfo").get(0));

    assertThat(starts("07:00", "08:00")).isEmpty();
    assertThat(starts("07:00", "08:01")).containsExactly(at("08:00"));
    assertThat(starts("08:59", "09:00")).containsExactly(at("08:00"));
    assertThat(starts("08:59", "09:01")).containsExactly(at("08:00"), at("09:00"));
    assertThat(starts("09:00", "10:00")).containsExactly(at("09:00"));
    assertThat(starts("10:00", "11:00")).isEmpty();
    assertThat(reads().intervals(SkillKey.parse(SKILL), 0, 1)).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsTooOldOrTooNew() {
    item(FETCHED.plus(Duration.ofDays(9)), HOUR.formatted("10"));
    item(at("07:54"), HOUR.formatted("10"));
    item(at("07:55"), HOUR.formatted("10"));

    assertThat(partition.refusals())
        .extracting(refusal -> refusal.text("reason"))
        .containsExactly("TOO_OLD", "TOO_NEW");
    assertThat(partition.skills()).hasSize(1);
    assertThat(counted("TOO_OLD")).isEqualTo(1);
    assertThat(counted("TOO_NEW")).isEqualTo(1);
  }

  @Test
  void shouldRefuseOnceForAllPartsOfAReason() {
    item(
        FETCHED,
        "{\"metricsByIntervals\":[{\"epochTimestamp\":1772440200000},"
            + "{\"epochTimestamp\":1772438400000},{\"epochTimestamp\":1772440200001},{}]}");

    assertThat(partition.skills()).hasSize(1);
    assertThat(partition.refusals())
        .extracting(refusal -> refusal.text("reason"), refusal -> refusal.text("detail"))
        .containsExactly(
            tuple("MISSING_FIELD", "metricsByIntervals[3]: no timestamp"),
            tuple(
                "BAD_BUCKET",
                "2 parts: metricsByIntervals[0]: a row starts at 2026-03-02T08:30:00Z; net handle"
                    + " time is of whole hours, ask with interval=60; metricsByIntervals[2]: a row"
                    + " starts at 2026-03-02T08:30:00.001Z; net handle time is of whole hours, ask"
                    + " with interval=60"));
    assertThat(counted("APPLIED")).isEqualTo(1);
    assertThat(partition.counted("agentclock.refusals", "reason", "BAD_BUCKET")).isEqualTo(1);
  }

  private void item(Instant fetched, String value) {
    partition.pipe(RawInput.item(SKILL, Streams.NET_HANDLE_TIME, value, fetched));
  }

  private void progress(Instant to) {
    partition.pipe(
        RawInput.progress(
            "liveperson:12345678",
            Streams.NET_HANDLE_TIME,
            new RawInput.Range(to.minusSeconds(60), to, to)));
  }

  private SkillReads reads() {
    return new SkillReads(partition.store(SkillStore.NAME));
  }

  private List<Instant> starts(String from, String to) {
    return reads()
        .intervals(SkillKey.parse(SKILL), at(from).toEpochMilli(), at(to).toEpochMilli())
        .stream()
        .map(interval -> Instant.ofEpochMilli(interval.startMs()))
        .toList();
  }

  private double counted(String verdict) {
    return partition.counted("agentclock.items", "verdict", verdict);
  }
}
