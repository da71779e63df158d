package io.agentclock.processor.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.model.SkillKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pins the bytes that are stored. */
final class SkillStoreTest {

  private static final StoredInterval STORED =
      new StoredInterval(
          1_772_445_600_000L,
          new SkillInterval(
              1_772_438_400_000L,
              new SkillMetrics(
                  OptionalDouble.of(699.72),
                  OptionalDouble.empty(),
                  OptionalDouble.of(0.7),
                  OptionalLong.of(1),
                  OptionalLong.empty())));
  private static final String BYTES =
      "01"
          + "0000019cadfd8900"
          + "014085ddc28f5c28f6"
          + "000000000000000000"
          + "013fe6666666666666"
          + "010000000000000001"
          + "000000000000000000";

  @Test
  void shouldWriteTheBytesThatAreDeployed() {
    assertThat(HexFormat.of().formatHex(STORED.toBytes())).isEqualTo(BYTES);
  }

  @Test
  void shouldReadTheBytesThatAreDeployed() {
    assertThat(StoredInterval.read(1_772_438_400_000L, HexFormat.of().parseHex(BYTES)))
        .isEqualTo(STORED);
  }

  @Test
  void shouldNotReadAnotherVersion() {
    byte[] other = STORED.toBytes();
    other[0] = 2;

    assertThatThrownBy(() -> StoredInterval.read(0, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void shouldKeyHoursInOrderAndBySkill() {
    byte[] key = SkillStore.key(new SkillKey("liveperson", "1", "7"), 1_772_438_400_000L);

    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo(
            HexFormat.of().formatHex("liveperson:1:skill:7".getBytes(StandardCharsets.UTF_8))
                + "00"
                + "0000019cad8fac00");
    assertThat(SkillStore.startMs(key)).isEqualTo(1_772_438_400_000L);
  }
}
