package io.agentclock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports: defaults, the full mapping, and one bad value of everything. */
class ExportSettingsTest {

  @Test
  void shouldHaveDefaults() {
    assertThat(read("", Map.of())).isEqualTo(new ExportSettings(16, 8, Duration.ofSeconds(30)));
  }

  @Test
  void shouldReadEverything() {
    assertThat(
            read(
                "query: {exports: {at-once: 7, at-once-per-key: 2, stall: 5s}}",
                Map.of("AGENTCLOCK_QUERY_EXPORTS_AT_ONCE_PER_KEY", "3")))
        .isEqualTo(new ExportSettings(7, 3, Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "at-once, 0",
    "at-once, 10001",
    "at-once-per-key, 0",
    "at-once-per-key, many",
    "stall, 0s",
    "colour, blue"
  })
  void shouldNameTheKeyOfABadValue(String key, String value) {
    BadSettingException bad =
        catchThrowableOfType(
            BadSettingException.class,
            () -> read("query: {exports: {%s: %s}}".formatted(key, value), Map.of()));

    assertThat(bad.key()).isEqualTo("agentclock.query.exports." + key);
  }

  private static ExportSettings read(String yaml, Map<String, String> environment) {
    return Settings.of(Settings.parse(yaml, "test.yml"), environment).query().exports();
  }
}
