package io.agentclock.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyCommandTest {

  private static final Pattern KEY =
      Pattern.compile("^ {2}(ack_[A-Za-z0-9_-]{43})$", Pattern.MULTILINE);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldPrintAKeyAndTheLinesThatLetItIn() {
    assertThat(run("wfm")).isZero();

    Matcher key = KEY.matcher(out.toString(UTF_8));
    assertThat(key.find()).isTrue();
    String yaml = out.toString(UTF_8).substring(out.toString(UTF_8).indexOf("agentclock:"));
    Settings settings = Settings.of(Settings.parse(yaml, "printed"), Map.of());
    assertThat(settings.query().access().apiKeys().get("wfm").scopes()).hasSize(3);
    assertThat(new ApiKeys(settings.query().access()).caller(key.group(1)).name())
        .isEqualTo("key:wfm");
    assertThat(yaml).doesNotContain(key.group(1));
  }

  @Test
  void shouldNeverPrintTheSameKey() {
    run("wfm");
    String first = out.toString(UTF_8);
    out.reset();
    run("wfm");

    assertThat(out.toString(UTF_8)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "--help", "a:b"})
  void shouldAskForAName(String name) {
    assertThat(run(name)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("api-key NAME");
    assertThat(out.size()).isZero();
  }

  private int run(String... arguments) {
    return ApiKeyCommand.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }
}
