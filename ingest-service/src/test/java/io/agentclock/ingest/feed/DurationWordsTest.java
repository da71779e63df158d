package io.agentclock.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, PT0.5S",
    "PT90S, PT1M30S",
    "PT24H, PT24H",
    "PT25H, PT25H",
    "PT47H59M, PT47H59M",
    "PT48H, P2D",
    "P8D, P8D",
    "P6DT1H, P6DT1H",
    "PT192H0.001S, P8DT0.001S",
  })
  void shouldSayDurationsAsPeopleWriteThem(String written, String said) {
    Duration duration = Duration.parse(written);

    assertThat(DurationWords.of(duration)).isEqualTo(said);
    assertThat(Duration.parse(said)).as("can be written so").isEqualTo(duration);
  }
}
