package io.agentclock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live stream: defaults, the full mapping, and one bad value of everything. */
class StreamSettingsTest {

  @Test
  void shouldHaveDefaults() {
    assertThat(read("", Map.of()))
        .isEqualTo(
            new StreamSettings(
                2_000, 200, Duration.ofSeconds(10), Duration.ofSeconds(20), 65_536, 67_108_864));
  }

  @Test
  void shouldReadEverything() {
    assertThat(
            read(
                """
                query:
                  stream:
                    clients: 10
                    clients-per-key: 3
                    heartbeat: 2s
                    stall: PT1M
                    kept-changes: 100
                    kept-bytes: 1000000
                """,
                Map.of("AGENTCLOCK_QUERY_STREAM_CLIENTS_PER_KEY", "4")))
        .isEqualTo(
            new StreamSettings(
                10, 4, Duration.ofSeconds(2), Duration.ofMinutes(1), 100, 1_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "clients, 0",
    "clients-per-key, 0",
    "clients-per-key, many",
    "heartbeat, 16s",
    "heartbeat, 0s",
    "stall, soon",
    "kept-changes, 0",
    "kept-bytes, 999999",
    "colour, blue"
  })
  void shouldNameTheKeyOfABadValue(String key, String value) {
    BadSettingException bad =
        catchThrowableOfType(
            BadSettingException.class,
            () -> read("query: {stream: {%s: %s}}".formatted(key, value), Map.of()));

    assertThat(bad.key()).isEqualTo("agentclock.query.stream." + key);
  }

  private static StreamSettings read(String yaml, Map<String, String> environment) {
    return Settings.of(Settings.parse(yaml, "test.yml"), environment).query().stream();
  }
}
