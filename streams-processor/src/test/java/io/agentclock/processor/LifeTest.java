package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Starts, stops and neighbours, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class LifeTest {

  private static final int AGENTS = 12;
  private static final int INTERVALS = 4;
  private static final long HALF_HOUR_MS = 1_800_000;
  private static final String SOME_AGENT = Running.agentPath(agent(0));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @BrokerCluster static KafkaCluster cluster;
  @TempDir Path stateDir;

  private final Instant now = Instant.now();
  private final Instant start =
      Instant.ofEpochMilli(now.toEpochMilli() / HALF_HOUR_MS * HALF_HOUR_MS)
          .minusMillis(INTERVALS * HALF_HOUR_MS);

  @Test
  void shouldKeepItsStoresOverACleanStopAndRestoreThemAfterAnother() throws IOException {
    Settings settings = settings("life-", "");
    Path witness = stateDir.resolve("life-agentclock-processor/0_0/witness");
    Path marker = stateDir.resolve("life-agentclock-processor.clean-shutdown");
    List<JsonNode> before;
    try (Running first = Running.start(settings)) {
      first.write(history());
      first.rows(AGENTS * INTERVALS);
      before = answers(first);
      assertThat(marker).doesNotExist();
    }
    assertThat(marker).exists();
    Files.createFile(witness);

    try (Running again = Running.start(settings)) {
      assertThat(marker).doesNotExist();
      assertThat(witness).exists();
      await().atMost(PATIENCE).until(() -> again.get(SOME_AGENT).statusCode() == 200);
      assertThat(answers(again)).isEqualTo(before);
    }

    Files.delete(marker); // as after a kill
    try (Running restored = Running.start(settings)) {
      assertThat(witness).doesNotExist();
      assertThat(answers(restored)).isEqualTo(before);
    }
  }

  @Test
  void shouldNotStartOnTopicsWithAnotherPartitionCount() throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(settings("", "").kafka()))) {
      admin.createTopics(List.of(new NewTopic("three-raw.kore", 3, (short) 1))).all().get();
    }

    assertThatThrownBy(() -> ProcessorService.start(settings("three-", "")))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("agentclock.topics.partitions")
        .hasMessageContaining("three-raw.kore")
        .hasMessageContaining("3 partitions");
  }

  @Test
  void shouldAnswerOnlyForThePartitionsItOwns() {
    Settings one = settings("two-", "agentclock.processor.instance-id: one");
    Settings other =
        Running.settings(
            cluster.getBootstrapServers(),
            stateDir.resolveSibling(stateDir.getFileName() + "-other"),
            "two-",
            "agentclock.processor.instance-id: other");
    try (Running first = Running.start(one);
        Running second = Running.start(other)) {
      await().atMost(PATIENCE).until(() -> owned(first, second).size() == 2);
      await().atMost(PATIENCE).until(() -> owned(second, second).size() == 2);

      first.write(history());
      first.rows(AGENTS * INTERVALS);

      for (int i = 0; i < AGENTS; i++) {
        boolean isSeconds =
            owned(first, second).contains(new KeyPartitioner(Running.PARTITIONS).of(agent(i)));
        Running owner = isSeconds ? second : first;
        Running stranger = isSeconds ? first : second;
        owner.json(Running.agentPath(agent(i)));
        assertThat(stranger.get(Running.agentPath(agent(i))).statusCode()).isEqualTo(421);
      }
      int secondsOwn = owned(first, second).get(0);
      assertThat(first.get("/internal/agents?partition=" + secondsOwn).statusCode()).isEqualTo(421);
      second.json("/internal/agents?partition=" + secondsOwn);
    }
  }

  @Test
  void shouldOutliveWhatNoBrokerWouldTakeBack() {
    Settings settings = settings("huge-", "");
    try (Running running = Running.start(settings)) {
      RawInput good = RawInput.item("kore:acc:a", start, "busy", "", now);
      byte[] escapedSixfold = new byte[1_000_000];

      running.write(
          Stream.of(
                  good.withValue(escapedSixfold),
                  good.withKey(escapedSixfold),
                  good.with("fetched-at", "4928119320000"),
                  good.withHeadersOf(900_000))
              .toList());
      running.write(history());

      assertThat(running.rows(AGENTS * INTERVALS)).isNotEmpty();
      assertThat(
              running.readUntil(
                  settings.topicNames().processorRefusals().name(), all -> all.size() >= 3))
          .extracting(refusal -> refusal.text("reason"))
          .containsExactlyInAnyOrder("UNREADABLE", "NO_KEY", "BAD_TIME");
      assertThat(running.isRunning()).isTrue();
    }
  }

  private Settings settings(String prefix, String more) {
    return Running.settings(cluster.getBootstrapServers(), stateDir, prefix, more);
  }

  private List<RawInput> history() {
    List<RawInput> inputs = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      inputs.add(RawInput.item(agent(i), start.plusSeconds(i), "available", "", now));
      inputs.add(RawInput.item(agent(i), start.plusSeconds(2_000 + i), "break", "", now));
    }
    inputs.add(RawInput.progress("kore:acc", start, now, now));
    return inputs;
  }

  private List<JsonNode> answers(Running running) {
    String span = Running.span(start, now);
    return IntStream.range(0, AGENTS)
        .mapToObj(i -> Running.agentPath(agent(i)))
        .flatMap(path -> Stream.of(path, path + "/timeline" + span, path + "/intervals" + span))
        .map(running::json)
        .map(LifeTest::ageless)
        .toList();
  }

  /** An answer without what depends on when it was given. */
  private static JsonNode ageless(JsonNode answer) {
    ((ObjectNode) answer).remove(List.of("asOf", "forMs", "stale"));
    List<JsonNode> open = new ArrayList<>();
    answer
        .path("items")
        .forEach(
            item -> {
              if (item.has("closed") && !item.get("closed").asBoolean()) {
                open.add(item);
              }
            });
    open.forEach(item -> ((ObjectNode) item).removeAll());
    return answer;
  }

  private static List<Integer> owned(Running asked, Running owner) {
    List<Integer> owned = new ArrayList<>();
    for (JsonNode instance : asked.json("/internal/assignment").get("instances")) {
      if (instance.get("port").asInt() == owner.port()) {
        instance.get("active").forEach(partition -> owned.add(partition.asInt()));
      }
    }
    return owned;
  }

  private static String agent(int number) {
    return "kore:acc:a-" + number;
  }
}
