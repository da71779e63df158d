package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start as a process of its own, as a user starts and stops it. */
class QuickstartProcessTest {

  private static final String UP = "The dashboard is at http://127.0.0.1:";

  @TempDir private Path folder;

  private Path temporary;
  private Path out;
  private Path err;
  private Process process;

  @BeforeEach
  void prepare() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
    out = folder.resolve("out");
    err = folder.resolve("err");
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenItIsStopped() throws Exception {
    start("--port=0", "--kafka-port=0", "--agents=5");
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::isUpOrEnded);
    assertThat(lines(out)).last().asString().startsWith(UP).endsWith("/");
    assertThat(list(temporary)).isNotEmpty();

    process.destroy(); // SIGTERM; a JVM whose parent ignores SIGINT would too

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("stopped within 10 s").isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(list(temporary)).isEmpty();
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void shouldNameABadSettingInOneLine() throws Exception {
    Path config = Files.writeString(folder.resolve("bad.yml"), "agentclock: {interval: PT7M}");

    start("--port=0", "--kafka-port=0", "--config=" + config);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(lines(err)).hasSize(1).first().asString().contains("agentclock.interval");
    assertThat(lines(out)).isEmpty();
    assertThat(list(temporary)).isEmpty();
  }

  @Test
  void shouldNameABadFeedBeforeAnythingStarts() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("bad.yml"), "feeds: {one: {source: kore, account: a, polls: 5s}}");

    start("--port=0", "--kafka-port=0", "--config=" + config);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(lines(err)).hasSize(1).first().asString().contains("agentclock.feeds.one.");
    assertThat(lines(out)).isEmpty();
    assertThat(list(temporary)).isEmpty();
  }

  @Test
  void shouldRefuseToSimulateNobody() throws Exception {
    start("--port=0", "--kafka-port=0", "--agents=0");

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(lines(err)).containsExactly("agentclock: --agents: 0 must be 1 or more");
    assertThat(lines(out)).isEmpty();
  }

  private void start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName()));
    command.addAll(List.of(options));
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  private boolean isUpOrEnded() throws IOException {
    return !process.isAlive() || lines(out).stream().anyMatch(line -> line.startsWith(UP));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
