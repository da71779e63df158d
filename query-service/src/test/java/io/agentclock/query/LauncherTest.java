package io.agentclock.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.ServiceLauncher;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
@Timeout(120)
class LauncherTest {

  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldNameABadSettingAndExitWith2() throws IOException {
    assertThat(run("--config", file("query: {port: 70000}"))).isEqualTo(2);
    assertThat(said())
        .isEqualToIgnoringNewLines(
            "agentclock.query.port: '70000' is no whole number from 0 to 65535");
  }

  @Test
  void shouldNameAnUnknownSetting() throws IOException {
    assertThat(run("--config=" + file("query: {prot: 8080}"))).isEqualTo(2);
    assertThat(said()).contains("agentclock.query.prot");
  }

  @Test
  void shouldTakeTheFileFromTheEnvironment() throws IOException {
    Map<String, String> environment = Map.of("AGENTCLOCK_CONFIG", file("query: {processors: [x]}"));

    assertThat(launcher(environment).run(QueryService::start)).isEqualTo(2);
    assertThat(said()).contains("agentclock.query.processors", "http://processor:8081");
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    assertThat(run("--config", directory.resolve("none.yml").toString())).isEqualTo(2);
    assertThat(said()).contains("none.yml").doesNotContain("Exception");
  }

  @Test
  void shouldNameAnArgumentItDoesNotKnow() {
    assertThat(run("--port", "80", "x")).isEqualTo(2);
    assertThat(said()).contains("--port 80 x", "--config file.yml");
  }

  @Test
  void shouldSayThatTheBrokersCannotBeReached() throws IOException {
    String config =
        file(
            "query: {authentication: off}\nkafka: {bootstrap.servers: 'localhost:1', default.api.timeout.ms: 1000,"
                + " request.timeout.ms: 500}");

    assertThat(run("--config", config)).isEqualTo(1);
    assertThat(said()).contains("kafka.bootstrap.servers").doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseTopicsWithAnotherPartitionCount(KafkaCluster broker) throws IOException {
    String prefix = UUID.randomUUID() + ".";
    RunningQuery.awaitTopics(settings(broker, prefix, 2, 0));

    assertThatThrownBy(() -> QueryService.start(settings(broker, prefix, 3, 0)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("agentclock.topics.partitions");
  }

  @Test
  void shouldNameThePortThatIsTaken(KafkaCluster broker) throws IOException {
    RunningQuery.awaitTopics(settings(broker, "launcher.", 2, 0));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> QueryService.start(settings(broker, "launcher.", 2, taken.getLocalPort())))
          .isInstanceOf(BadSettingException.class)
          .hasMessageContaining("agentclock.query.port")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void shouldRunUntilItIsTold(KafkaCluster broker) throws IOException, InterruptedException {
    String config = file(configuration(broker));
    Thread process = new Thread(() -> run("--config", config));
    process.start();
    await()
        .atMost(RunningQuery.PATIENCE)
        .until(() -> out.toString(UTF_8).contains("is up on port"));

    process.interrupt();

    process.join();
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldCloseWhenItsProcessIsAskedToEnd(KafkaCluster broker)
      throws IOException, InterruptedException {
    Path log = directory.resolve("err.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=query-service/logback.xml",
                QueryService.class.getName(),
                "--config",
                file(configuration(broker)))
            .redirectError(log.toFile())
            .start();
    try (BufferedReader said = process.inputReader(UTF_8)) {
      assertThat(said.readLine()).startsWith("query-service is up on port");

      process.destroy();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
      assertThat(Files.readString(log)).doesNotContain("ERROR", "Exception", "DEBUG");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String configuration(KafkaCluster broker) {
    RunningQuery.awaitTopics(settings(broker, "launcher.", 2, 0));
    return """
        kafka.bootstrap.servers: '%s'
        topics: {partitions: 2, replication-factor: 1, prefix: launcher.}
        query: {port: 0, authentication: off}
        """
        .formatted(broker.getBootstrapServers());
  }

  private static Settings settings(KafkaCluster broker, String prefix, int partitions, int port) {
    return Settings.of(
        Map.of(
            "kafka",
            Map.of("bootstrap.servers", broker.getBootstrapServers()),
            "agentclock",
            Map.of(
                "topics",
                Map.of("partitions", partitions, "replication-factor", 1, "prefix", prefix),
                "query",
                Map.of("port", port, "authentication", "off"))),
        Map.of());
  }

  private int run(String... args) {
    return launcher(Map.of()).run(QueryService::start, args);
  }

  private ServiceLauncher launcher(Map<String, String> environment) {
    return new ServiceLauncher(
        "query-service",
        environment,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  private String said() {
    return err.toString(UTF_8);
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("agentclock.yml"), yaml).toString();
  }
}
