package io.agentclock.processor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.SkillKey;
import io.agentclock.processor.Fixture;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.TestContext;
import io.agentclock.processor.skill.SkillInterval;
import io.agentclock.processor.skill.SkillMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetHandleTimeReaderTest {

  private static final SkillKey SKILL = new SkillKey("liveperson", "12345678", "773431");
  private static final long EIGHT = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final SkillMetrics METRICS =
      new SkillMetrics(
          OptionalDouble.of(699.72),
          OptionalDouble.of(99.96),
          OptionalDouble.of(0.7),
          OptionalLong.of(1),
          OptionalLong.of(7));
  private static final SkillMetrics NOTHING =
      new SkillMetrics(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

  @Test
  void shouldReadAWholeSkill() throws RefusedException {
    String skill = Fixture.items("liveperson/net-handle-time-v2.json", "skillInfo").get(0);

    assertThat(read(skill).items())
        .containsExactly(
            new SkillInterval(EIGHT, METRICS), new SkillInterval(EIGHT + 3_600_000, NOTHING));
  }

  @Test
  void shouldReadOneEntry() throws RefusedException {
    String entry =
        Fixture.items("liveperson/net-handle-time-v2.json", "skillInfo", "metricsByIntervals")
            .get(0);

    assertThat(read(entry).items()).containsExactly(new SkillInterval(EIGHT, METRICS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"timestamp\":\"2026-03-02T08:00\"",
        "\"timestamp\":\"2026-03-02T08:00:00\"",
        "\"timestamp\":\"2026-03-02T08:00:00Z\"",
        "\"timestamp\":\"2026-03-02T10:00:00+02:00\"",
        "\"epochTimestamp\":\"1772438400000\"",
        "\"epochTimestamp\":1772438400000,\"timestamp\":\"10:00 local\""
      })
  void shouldReadTheHourInUtcUnlessToldOtherwise(String fields) throws RefusedException {
    assertThat(read("{" + fields + ",\"interval\":60}").items())
        .containsExactly(new SkillInterval(EIGHT, NOTHING));
  }

  @Test
  void shouldUseTheOtherEntriesWhenOneIsBad() throws RefusedException {
    Reading<SkillInterval> reading =
        read(
            "{\"skillId\":773431,\"metricsByIntervals\":[{\"epochTimestamp\":1772438400000},"
                + "{\"epochTimestamp\":1772440200000},7,"
                + "{\"epochTimestamp\":1772442000000,\"messagesSent\":\"many\"}]}");

    assertThat(reading.items()).containsExactly(new SkillInterval(EIGHT, NOTHING));
    assertThat(reading.refused())
        .extracting(RefusedException::reason)
        .containsExactly(
            RefusalReason.BAD_BUCKET, RefusalReason.MISSING_FIELD, RefusalReason.UNREADABLE);
    assertThat(reading.refused().get(0))
        .hasMessageContaining("metricsByIntervals[1]")
        .hasMessageContaining("interval=60");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"messagesSent\":1|MISSING_FIELD|no timestamp",
        "\"timestamp\":\"noon\"|BAD_TIME|'noon'",
        "\"epochTimestamp\":\"noon\"|BAD_TIME|'noon'",
        "\"timestamp\":\"2026-03-02T08:30\"|BAD_BUCKET|interval=60",
        "\"epochTimestamp\":1772438400000,\"interval\":30|BAD_BUCKET|interval is 30",
        "\"epochTimestamp\":1772438400000,\"Interval\":\"15\"|BAD_BUCKET|interval=60",
        "\"epochTimestamp\":1772438400000,\"netHandleTime\":\"x\"|UNREADABLE|not a number",
        "\"epochTimestamp\":1772438400000,\"netHandleTime\":-2|UNREADABLE|-1 is no data",
        "\"epochTimestamp\":1772438400000,\"messagesSent\":1.5|UNREADABLE|not a whole number",
        "\"epochTimestamp\":1772438400000,\"skillId\":7|NO_KEY|of skill '7'",
        "\"metricsByIntervals\":\"none\"|UNREADABLE|isn't a list",
      })
  void shouldRefuseWhatItCannotUse(String fields, RefusalReason reason, String said) {
    assertThatThrownBy(() -> read("{" + fields + "}"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(said);
  }

  @Test
  void shouldRefuseRowsThatRepeatTheHourByTheirHeader() {
    assertThatThrownBy(
            () ->
                new NetHandleTimeReader()
                    .read(
                        SKILL,
                        "{\"epochTimestamp\":1772438400000}".getBytes(StandardCharsets.UTF_8),
                        TestContext.usual().with("interval", "15").context()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("header interval is 15");
  }

  private static Reading<SkillInterval> read(String item) throws RefusedException {
    return new NetHandleTimeReader()
        .read(SKILL, item.getBytes(StandardCharsets.UTF_8), TestContext.usual().context());
  }
}
