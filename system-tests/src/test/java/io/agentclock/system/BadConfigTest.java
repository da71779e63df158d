package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.IngestService;
import io.agentclock.processor.ProcessorService;
import io.agentclock.query.QueryService;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting that can't be used ends the process at once, with one line for the operator. */
@Timeout(90)
class BadConfigTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(30);
  private static final List<String> TOPICS =
      List.of("raw.kore", "raw.liveperson", "raw.genesys", "feed-progress", "agent-states");

  @RegisterExtension private final Deployment deployment = new Deployment("bad");

  static Stream<Class<?>> services() {
    return Stream.of(IngestService.class, ProcessorService.class, QueryService.class);
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldNameAMisspeltKey(Class<?> service) {
    ChildProcess started =
        start(service, deployment.config().with("agentclock.intervall", "PT30M"));

    assertThatItEnds(started, "agentclock.intervall", "is not a setting; known here are");
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldNameABadDuration(Class<?> service) {
    ChildProcess started =
        start(service, deployment.config().with("agentclock.retention", "8 days"));

    assertThatItEnds(started, "agentclock.retention", "write it like PT30M");
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldNameTopicsOfAnotherShape(Class<?> service) {
    createTopics(3);

    ChildProcess started = start(service, deployment.config());

    assertThatItEnds(started, "agentclock.topics.partitions", "set it to 3");
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldNameBrokersThatCannotBeReached(Class<?> service) {
    ConfigFile config =
        deployment
            .config()
            .with("kafka.bootstrap.servers", "127.0.0.1:" + Deployment.freePort())
            .with("kafka.default.api.timeout.ms", 2_000)
            .with("kafka.request.timeout.ms", 1_000);

    ChildProcess started = start(service, config);

    assertThat(started.awaitExit(AT_ONCE)).as("exit code").isEqualTo(1);
    assertThat(started.output()).contains("kafka.bootstrap.servers").doesNotContain("\tat ");
  }

  @Test
  void shouldNameAMissingSecret() {
    ConfigFile config =
        deployment
            .config()
            .with(
                "agentclock.feeds.kore-main",
                Map.of(
                    "source", "kore",
                    "account", "a",
                    "stream-id", "st-1",
                    "client-id", "cs-1",
                    "client-secret", "${NOT_SET_ANYWHERE}"));

    ChildProcess started = start(IngestService.class, config);

    assertThatItEnds(
        started,
        "agentclock.feeds.kore-main.client-secret",
        "environment variable NOT_SET_ANYWHERE");
  }

  @Test
  void shouldNameAMisspeltKeyOfAFeed() {
    ConfigFile config =
        deployment
            .config()
            .with(
                "agentclock.feeds.kore-main",
                Map.of(
                    "source", "kore",
                    "account", "a",
                    "stream-id", "st-1",
                    "client-id", "cs-1",
                    "client-secret", "secret-of-32-bytes-or-a-few-more",
                    "poll-evry", "30s"));

    ChildProcess started = start(IngestService.class, config);

    assertThatItEnds(started, "agentclock.feeds.kore-main.poll-evry", "known here are");
    assertThat(started.output()).doesNotContain("secret-of-32-bytes");
  }

  private ChildProcess start(Class<?> service, ConfigFile config) {
    return deployment.start(service.getSimpleName(), service, config);
  }

  private static void assertThatItEnds(ChildProcess process, String key, String advice) {
    assertThat(process.awaitExit(AT_ONCE)).as("exit code").isEqualTo(2);
    assertThat(process.output().lines().filter(line -> line.contains(key)))
        .singleElement()
        .asString()
        .contains(advice);
    assertThat(process.output()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private void createTopics(int partitions) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrapServers()))) {
      admin
          .createTopics(
              TOPICS.stream()
                  .map(topic -> new NewTopic(deployment.prefix() + topic, partitions, (short) 1))
                  .toList())
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }
}
