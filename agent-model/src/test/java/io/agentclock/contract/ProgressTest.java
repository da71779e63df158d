package io.agentclock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

  private static final String WHOLE =
      """
      {"source":"kore","account":"acme","stream":"agent-activity",\
      "observedFrom":"2026-03-02T09:00:00Z","observedTo":"2026-03-02T10:05:00Z"}""";

  private static final Progress PROGRESS =
      new Progress(
          "kore",
          "acme",
          "agent-activity",
          Instant.parse("2026-03-02T09:00:00Z"),
          Instant.parse("2026-03-02T10:05:00Z"),
          Optional.empty());

  @Test
  void shouldWriteWhatTheContractSays() {
    assertThat(new String(PROGRESS.toJson(), StandardCharsets.UTF_8)).isEqualTo(WHOLE);
  }

  @Test
  void shouldReadWhatTheContractSays() throws RefusedException {
    assertThat(read(WHOLE)).isEqualTo(PROGRESS);
  }

  @Test
  void shouldReadHowOldKnowledgeMayGet() throws RefusedException {
    Progress stale = read(WHOLE.replace("\"kore\"", "\"kore\",\"staleAfterMs\":90000"));

    assertThat(stale.staleAfter()).contains(Duration.ofSeconds(90));
    assertThat(Progress.fromJson(stale.toJson())).isEqualTo(stale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"90\"", "null", "1.5", "{}"})
  void shouldPassOverAnAgeThatIsNone(String age) throws RefusedException {
    assertThat(read(WHOLE.replace("\"kore\"", "\"kore\",\"staleAfterMs\":" + age)))
        .isEqualTo(PROGRESS);
  }

  @Test
  void shouldIgnoreFieldsItDoesNotKnow() throws RefusedException {
    String more = WHOLE.replace("{\"source\"", "{\"new\":{\"source\":[\"x\"]},\"source\"");

    assertThat(read(more)).isEqualTo(PROGRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "\"kore\"", "null", "{\"source\":\"kore\"", "{} {}"})
  void shouldRefuseWhatIsNoObject(String json) {
    assertThat(refusal(json).reason()).isEqualTo(RefusalReason.UNREADABLE);
  }

  @Test
  void shouldRefuseARecordWithoutValue() {
    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> Progress.fromJson(null));

    assertThat(refusal.reason()).isEqualTo(RefusalReason.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "account", "stream", "observedFrom", "observedTo"})
  void shouldRefuseAMissingFieldByItsName(String field) {
    RefusedException refusal = refusal(WHOLE.replace('"' + field + '"', "\"other\""));

    assertThat(refusal.reason()).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(refusal).hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02", "2026-03-02T10:05:00", "yesterday", "1772445900000"})
  void shouldRefuseATimeThatIsNone(String time) {
    RefusedException refusal = refusal(WHOLE.replace("2026-03-02T10:05:00Z", time));

    assertThat(refusal.reason()).isEqualTo(RefusalReason.BAD_TIME);
    assertThat(refusal).hasMessageContaining("observedTo").hasMessageContaining(time);
  }

  private static Progress read(String json) throws RefusedException {
    return Progress.fromJson(json.getBytes(StandardCharsets.UTF_8));
  }

  private static RefusedException refusal(String json) {
    return catchThrowableOfType(RefusedException.class, () -> read(json));
  }
}
