package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartSettingsTest {

  private static final Path STATE = Path.of("data", "state");

  @TempDir private Path folder;

  @Test
  void shouldPutEverythingOnLoopbackWithOneReplica() {
    Settings settings = services(QuickstartSettings.read(Optional.empty(), Map.of()));

    assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:19092");
    assertThat(settings.topics().replicationFactor()).isEqualTo((short) 1);
    assertThat(settings.ingest().host()).isEqualTo("127.0.0.1");
    assertThat(settings.processor().host()).isEqualTo("127.0.0.1");
    assertThat(settings.processor().stateDir()).isEqualTo(STATE);
    assertThat(settings.query().host()).isEqualTo("127.0.0.1");
    assertThat(settings.query().port()).isEqualTo(18080);
    assertThat(settings.query().processors()).containsExactly(URI.create("http://127.0.0.1:18081"));
  }

  @Test
  void shouldLetTheProcessorTakeAnyPort() {
    Settings settings =
        QuickstartSettings.read(Optional.empty(), Map.of())
            .forServices("127.0.0.1:19092", 18080, 0, STATE);

    assertThat(settings.processor().port()).isZero();
  }

  @Test
  void shouldHonourTheFileBelowTheServicesName() throws IOException {
    Settings settings =
        services(
            read(
                """
                kafka.bootstrap.servers: kafka.example.com:9092
                kafka.security.protocol: SSL
                agentclock:
                  interval: PT1M
                  retention: P2D
                  max-unchanged: off
                  topics: {partitions: 3, prefix: t-}
                  processor: {offline-rows: true, port: 7000, host: 0.0.0.0}
                  feeds:
                    one: {source: kore, account: acc}
                """));

    assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.maxUnchanged()).isEmpty();
    assertThat(settings.topics().partitions()).isEqualTo(3);
    assertThat(settings.topics().prefix()).isEqualTo("t-");
    assertThat(settings.topics().replicationFactor()).isEqualTo((short) 1);
    assertThat(settings.processor().offlineRows()).isTrue();
    assertThat(settings.processor().port()).isEqualTo(18081);
    assertThat(settings.processor().host()).isEqualTo("127.0.0.1");
    assertThat(settings.feeds().get("one").scope()).isEqualTo("kore:acc");
    assertThat(settings.kafka()).containsExactly(Map.entry("bootstrap.servers", "127.0.0.1:19092"));
  }

  @Test
  void shouldLetAnybodyOnThisMachineAskUnlessTheFileSaysWho() throws IOException {
    String hash = "ab".repeat(32);
    Settings undecided = services(read("feeds: {}"));
    Settings decided =
        services(
            read(
                """
                feeds: {}
                query:
                  access-log: true
                  api-keys: {wfm: {sha256: "%s", scopes: read:agents}}
                """
                    .formatted(hash)));

    assertThat(undecided.query().access().isOff()).isTrue();
    assertThat(undecided.query().access().isLogged()).isFalse();
    assertThat(decided.query().access().isOff()).isFalse();
    assertThat(decided.query().access().isLogged()).isTrue();
    assertThat(decided.query().access().apiKeys()).containsOnlyKeys("wfm");
  }

  @Test
  void shouldSayThatItHasNoTls() throws IOException {
    Path any = Files.writeString(folder.resolve("any.pem"), "");
    String yaml = "feeds: {}\nquery: {tls: {certificate: '%s', key: '%s'}}".formatted(any, any);

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.query.tls: ");
  }

  @Test
  void shouldTakeFeedsFromTheTopOfTheFile() throws IOException {
    Settings settings = services(read("feeds: {top: {source: kore, account: acc}}"));

    assertThat(settings.feeds()).containsOnlyKeys("top");
  }

  @Test
  void shouldStartEmptyWithNoFeeds() throws IOException {
    assertThat(services(read("feeds: {}")).feeds()).isEmpty();
  }

  @Test
  void shouldSayThatAFileHasNoFeeds() {
    for (String yaml : List.of("", "feeds:", "agentclock: {interval: PT15M}")) {
      assertThatThrownBy(() -> read(yaml))
          .isInstanceOf(BadSettingException.class)
          .hasMessageStartingWith("agentclock.feeds: is missing in ")
          .hasMessageContaining("'feeds: {}'");
    }
  }

  @Test
  void shouldPutOtherFeedsInTheFilesPlace() throws IOException {
    QuickstartSettings settings =
        read("feeds: {top: {source: kore, account: acc}}")
            .withFeeds(
                Map.of(
                    "one", Map.of("source", "kore", "account", "simulated"),
                    "other", Map.of("source", "genesys", "account", "simulated")));

    assertThat(services(settings).feeds()).containsOnlyKeys("one", "other");
  }

  @Test
  void shouldPullThreeSimulatedVendorsUnlessToldOtherwise() throws IOException {
    Settings settings = services(read("feeds: {}").withFeeds(Simulation.feedsToCheck()));

    assertThat(settings.feeds().values())
        .extracting(FeedSettings::id, FeedSettings::source, FeedSettings::streamNames)
        .containsExactlyInAnyOrder(
            tuple("kore-main", "kore", Set.of()),
            tuple(
                "lp-main",
                "liveperson",
                Set.of("status-changes", "agent-segments", "net-handle-time")),
            tuple("genesys-main", "genesys", Set.of("user-status", "conversation-aggregates")));
  }

  @Test
  void shouldNotLetTheEnvironmentMoveWhatTheQuickStartDecides() {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092",
            "KAFKA_HOME", "/opt/kafka",
            "AGENTCLOCK_QUERY_PORT", "1",
            "AGENTCLOCK_PROCESSOR_STATE_DIR", "/elsewhere",
            "AGENTCLOCK_INTERVAL", "PT15M");

    Settings settings = services(QuickstartSettings.read(Optional.empty(), environment));

    assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:19092");
    assertThat(settings.query().port()).isEqualTo(18080);
    assertThat(settings.processor().stateDir()).isEqualTo(STATE);
    assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void shouldNameABadKeyBeforeAnythingStarts() {
    assertThatThrownBy(() -> read("agentclock: {topics: {partition: 3}}"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.topics.partition: ");
    assertThatThrownBy(() -> read("feeds: [kore]"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.feeds: ");
  }

  private QuickstartSettings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yml"), yaml);
    return QuickstartSettings.read(Optional.of(file), Map.of());
  }

  private static Settings services(QuickstartSettings settings) {
    return settings.forServices("127.0.0.1:19092", 18080, 18081, STATE);
  }
}
