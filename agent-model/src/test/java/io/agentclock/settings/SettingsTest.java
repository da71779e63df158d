package io.agentclock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults, the full mapping, and one bad value of everything. */
class SettingsTest {

  private static final String FULL =
      """
      kafka.bootstrap.servers: kafka-1:9092,kafka-2:9092
      kafka: {security.protocol: SSL}
      agentclock:
        interval: PT15M
        retention: P10D
        max-unchanged: 12h
        topics: {partitions: 4, replication-factor: 1, prefix: "eu.", output-prefix: "replay."}
        feeds:
          kore-main:
            source: kore
            account: 63fb
            states: {siesta: NOT_READY}
            client-secret: ${KORE_CLIENT_SECRET}
        ingest: {group-id: g, host: 0.0.0.0, port: 1}
        processor:
          application-id: a
          instance-id: i
          state-dir: /data
          host: 0.0.0.0
          port: 2
          advertised-host: p
          threads: 2
          standby-replicas: 0
          commit-interval: 50ms
          offline-rows: true
        query: {host: 0.0.0.0, port: 3, processors: ["http://p:2", "http://q:2"]}
      """;

  @Test
  void shouldHaveADefaultForEverything() {
    Settings settings = Settings.load(Optional.empty(), Map.of());

    assertThat(settings.bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(8));
    assertThat(settings.maxUnchanged()).contains(Duration.ofHours(24));
    assertThat(settings.topics()).isEqualTo(new TopicSettings(8, (short) 3, "", ""));
    assertThat(settings.feeds()).isEmpty();
    assertThat(settings.ingest())
        .isEqualTo(new IngestSettings("agentclock-ingest", "127.0.0.1", 8082));
    assertThat(settings.processor().offlineRows()).isFalse();
    assertThat(settings.processor().port()).isEqualTo(8081);
    assertThat(settings.query().host()).isEqualTo("127.0.0.1");
    assertThat(settings.query().port()).isEqualTo(8080);
    assertThat(settings.query().processors()).containsExactly(URI.create("http://127.0.0.1:8081"));
  }

  @Test
  void shouldReadEverything() {
    Settings settings = read(FULL, Map.of("KORE_CLIENT_SECRET", "hush"));

    assertThat(settings.kafka())
        .containsEntry("bootstrap.servers", "kafka-1:9092,kafka-2:9092")
        .containsEntry("security.protocol", "SSL");
    assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(10));
    assertThat(settings.maxUnchanged()).contains(Duration.ofHours(12));
    assertThat(settings.topics()).isEqualTo(new TopicSettings(4, (short) 1, "eu.", "replay."));
    assertThat(settings.topicNames().agentStates().name()).isEqualTo("replay.agent-states");
    assertThat(settings.ingest()).isEqualTo(new IngestSettings("g", "0.0.0.0", 1));
    assertThat(settings.processor())
        .isEqualTo(
            new ProcessorSettings(
                "a", "i", Path.of("/data"), "0.0.0.0", 2, "p", 2, 0, Duration.ofMillis(50), true));
    assertThat(settings.query().processors())
        .containsExactly(URI.create("http://p:2"), URI.create("http://q:2"));
    FeedSettings feed = settings.feeds().get("kore-main");
    assertThat(feed.scope()).isEqualTo("kore:63fb");
    assertThat(feed.states()).isEqualTo(Map.of("siesta", "NOT_READY"));
    assertThat(feed.section().secret("client-secret").reveal()).isEqualTo("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: PT7M                   | agentclock.interval",
        "interval: PT0S                   | agentclock.interval",
        "interval: PT90S                  | agentclock.interval",
        "interval: PT2H                   | agentclock.interval",
        "interval: -PT30M                 | agentclock.interval",
        "interval: [PT30M]                | agentclock.interval",
        "retention: x                     | agentclock.retention",
        "retention: PT30M                 | agentclock.retention",
        "max-unchanged: soon              | agentclock.max-unchanged",
        "intervall: PT30M                 | agentclock.intervall",
        "topics: {partitions: 0}          | agentclock.topics.partitions",
        "topics: {partitions: abc}        | agentclock.topics.partitions",
        "topics: {replication-factor: 0}  | agentclock.topics.replication-factor",
        "topics: {shape: round}           | agentclock.topics.shape",
        "topics: eight                    | agentclock.topics",
        "feeds: {k: kore}                 | agentclock.feeds.k",
        "feeds: {k: {account: a}}         | agentclock.feeds.k.source",
        "feeds: {k: {source: kore}}       | agentclock.feeds.k.account",
        "ingest: {port: 70000}            | agentclock.ingest.port",
        "processor: {threads: 0}          | agentclock.processor.threads",
        "processor: {offline-rows: maybe} | agentclock.processor.offline-rows",
        "processor: {commit-interval: 0s} | agentclock.processor.commit-interval",
        "query: {processors: ['p']}       | agentclock.query.processors",
        "query: {processors: ['ftp://p:1']} | agentclock.query.processors",
      })
  void shouldNameTheKeyOfABadValue(String setting, String key) {
    BadSettingException bad = refusal("agentclock: {" + setting + "}", Map.of());

    assertThat(bad.key()).isEqualTo(key);
    assertThat(bad).hasMessageStartingWith(key + ": ");
  }

  @Test
  void shouldRefuseAPrefixThatNoTopicCanHave() {
    assertThat(refusal("topics: {prefix: 'a b'}", Map.of()).key())
        .isEqualTo("agentclock.topics.prefix");
    assertThat(refusal("topics: {output-prefix: x/}", Map.of()).key())
        .isEqualTo("agentclock.topics.output-prefix");
  }

  @Test
  void shouldNameAVariableOfAFeedThatIsNotThere() {
    assertThat(
            refusal(
                    "feeds: {kore-main: {source: kore, account: a}}",
                    Map.of("AGENTCLOCK_FEEDS_KORE_MIAN_ZONE", "UTC"))
                .key())
        .isEqualTo("AGENTCLOCK_FEEDS_KORE_MIAN_ZONE");
  }

  @Test
  void shouldSayWhatIsWrongInOneLine() {
    assertThat(refusal("a: b: c", Map.of()).getMessage()).doesNotContain("\n");
  }

  @Test
  void shouldNameAnUnknownKafkaKey() {
    assertThat(refusal("kafka: {bootstrap.serverz: x}", Map.of()).key())
        .isEqualTo("kafka.bootstrap.serverz");
  }

  @Test
  void shouldNameAnUnknownKeyAtTheTop() {
    assertThat(refusal("colour: blue", Map.of()).key()).endsWith("colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "'off'", "false", "OFF"})
  void shouldBelieveEverythingWhereMaxUnchangedIsOff(String off) {
    assertThat(read("agentclock: {max-unchanged: " + off + "}", Map.of()).maxUnchanged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"feeds: {}", "agentclock: {feeds: {}}", "agentclock.feeds: {}", "", "#"})
  void shouldStartWithoutFeeds(String yaml) {
    assertThat(read(yaml, Map.of()).feeds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT15M", "PT60M", "1h", "30m"})
  void shouldTakeAnyNumberOfMinutesThatDividesAnHour(String interval) {
    assertThat(read("interval: " + interval, Map.of()).interval()).isPositive();
  }

  @Test
  void shouldPreferTheEnvironment() {
    Settings settings =
        read(
            FULL,
            Map.of(
                "KORE_CLIENT_SECRET", "hush",
                "AGENTCLOCK_INTERVAL", "PT60M",
                "AGENTCLOCK_TOPICS_REPLICATION_FACTOR", "2",
                "AGENTCLOCK_FEEDS_KORE_MAIN_ACCOUNT", "other",
                "KAFKA_BOOTSTRAP_SERVERS", "elsewhere:9092"));

    assertThat(settings.interval()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.topics().replicationFactor()).isEqualTo((short) 2);
    assertThat(settings.feeds().get("kore-main").account()).isEqualTo("other");
    assertThat(settings.bootstrapServers()).isEqualTo("elsewhere:9092");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGENTCLOCK_INTERVALL", "AGENTCLOCK_TOPICS_PARTITION"})
  void shouldNameAnUnknownVariable(String variable) {
    assertThat(refusal("", Map.of(variable, "1")).key()).isEqualTo(variable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGENTCLOCK_CONFIG", "AGENTCLOCK_JAVA_OPTS", "PATH"})
  void shouldLeaveOtherVariablesAlone(String variable) {
    assertThat(read("", Map.of(variable, "x")).feeds()).isEmpty();
  }

  @Test
  void shouldNameTheVariableThatAPlaceholderLacks() {
    BadSettingException bad = refusal("agentclock: {interval: '${HOW_LONG}'}", Map.of());

    assertThat(bad).hasMessageContaining("agentclock.interval").hasMessageContaining("HOW_LONG");
  }

  @Test
  void shouldTakeThePlaceholdersDefault() {
    assertThat(read("agentclock: {interval: '${HOW_LONG:PT15M}'}", Map.of()).interval())
        .isEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interval: PT15M\ninterval: PT30M", "[1, 2]", "hello", "a: [", "a: b: c"})
  void shouldRefuseWhatIsNoMapByTheNameOfTheFile(String yaml) {
    assertThat(refusal(yaml, Map.of()).key()).isEqualTo("test.yml");
  }

  @Test
  void shouldRefuseAnAgentclockThatIsNoMap() {
    assertThat(refusal("agentclock: 5", Map.of()).key()).isEqualTo("agentclock");
  }

  @Test
  void shouldReadAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("application.yml"), "interval: PT15M");

    assertThat(Settings.load(Optional.of(file), Map.of()).interval())
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void shouldRefuseAFileThatIsNotThere(@TempDir Path folder) {
    Path absent = folder.resolve("absent.yml");

    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> Settings.load(Optional.of(absent), Map.of()))
        .withMessageContaining("absent.yml");
  }

  @Test
  void shouldNeverPrintASecret() {
    Settings settings = read(FULL, Map.of("KORE_CLIENT_SECRET", "hush"));

    Secret secret = settings.feeds().get("kore-main").section().secret("client-secret");

    assertThat(secret.toString() + settings + settings.feeds()).doesNotContain("hush");
  }

  private static Settings read(String yaml, Map<String, String> environment) {
    return Settings.of(Settings.parse(yaml, "test.yml"), environment);
  }

  private static BadSettingException refusal(String yaml, Map<String, String> environment) {
    return catchThrowableOfType(BadSettingException.class, () -> read(yaml, environment));
  }
}
