package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The raw log alone decides what comes out, however long it takes and however it is cut. */
@ExtendWith(KafkaClusterExtension.class)
final class ReplayTest {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final List<String> ACTIVITIES =
      List.of("available", "busy", "acw", "lunch", "offline", "dreaming");

  @BrokerCluster static KafkaCluster cluster;

  private final Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli() / 1000 * 1000);
  private final Instant start =
      Instant.ofEpochMilli(now.toEpochMilli() / HALF_HOUR.toMillis() * HALF_HOUR.toMillis())
          .minus(Duration.ofHours(3));

  @Test
  void shouldWriteTheSameRowsAgainUnderAnotherApplication(
      @TempDir Path liveDir, @TempDir Path replayDir) {
    Settings live = Running.settings(cluster.getBootstrapServers(), liveDir, "live-", "");
    Settings replay =
        Running.settings(
            cluster.getBootstrapServers(),
            replayDir,
            "live-",
            "agentclock.topics.output-prefix: 'again-'");
    Map<String, List<Published>> rows;
    try (Running running = Running.start(live)) {
      for (List<RawInput> pull : pulls()) {
        running.write(pull);
      }
      running.write(last());
      rows = rowsUntilLast(running);
    }

    try (Running running = Running.start(replay)) {
      assertThat(rowsUntilLast(running)).isEqualTo(rows);
    }
    assertThat(rows).hasSizeGreaterThan(100);
    assertThat(rows.values()).anyMatch(revisions -> revisions.size() > 2);
  }

  @Test
  void shouldCloseAnIntervalForTwoThousandAgents(@TempDir Path stateDir) {
    int agents = 2_000;
    Settings settings = Running.settings(cluster.getBootstrapServers(), stateDir, "many-", "");
    try (Running running = Running.start(settings)) {
      List<RawInput> inputs = new ArrayList<>();
      for (int i = 0; i < agents; i++) {
        inputs.add(item("kore:acc:a-" + i, start.plusSeconds(i % 1_500), "available", now));
        inputs.add(item("kore:acc:a-" + i, start.plusSeconds(2_000 + i % 1_500), "busy", now));
      }
      inputs.add(RawInput.progress("kore:acc", start, start.plus(HALF_HOUR.multipliedBy(2)), now));

      running.write(inputs);

      List<Published> rows = running.rows(agents * 2);
      rows.forEach(ReplayTest::thenAddsUp);
      assertThat(rows).extracting(Published::key).doesNotHaveDuplicates();
      assertThat(rows).extracting(row -> row.text("revision")).containsOnly("0");
      assertThat(rows).extracting(row -> row.text("agent")).contains("kore:acc:a-1999");
    }
  }

  /** Rows by key, once the rows of the last agent are there: one on each partition. */
  private static Map<String, List<Published>> rowsUntilLast(Running running) {
    Map<String, List<Published>> byKey = new TreeMap<>();
    running
        .readUntil(
            running.settings().topicNames().agentIntervals().name(),
            rows ->
                rows.stream().filter(row -> row.text("account").equals("end")).count()
                    >= Running.PARTITIONS)
        .forEach(row -> byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
    return byKey;
  }

  /** Half hours with late items, duplicates and a hole that is filled in the end. */
  private List<List<RawInput>> pulls() {
    Random random = new Random(7);
    List<List<RawInput>> pulls = new ArrayList<>();
    List<RawInput> sent = new ArrayList<>();
    for (int pull = 1; pull <= 12; pull++) {
      Instant to = start.plus(Duration.ofMinutes(15L * pull));
      List<RawInput> inputs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Instant at = to.minusSeconds(random.nextInt(3_600));
        String activity = ACTIVITIES.get(random.nextInt(ACTIVITIES.size()));
        inputs.add(item("kore:acc:a-" + random.nextInt(30), at, activity, to));
      }
      inputs.add(sent.isEmpty() ? inputs.get(0) : sent.get(random.nextInt(sent.size())));
      sent.addAll(inputs);
      inputs.add(RawInput.progress("kore:acc", to.minusSeconds(pull == 6 ? 300 : 1_200), to, to));
      pulls.add(inputs);
    }
    pulls.add(List.of(RawInput.progress("kore:acc", start, now.minusSeconds(60), now)));
    return pulls;
  }

  /** On every partition an agent whose rows come after all others. */
  private List<RawInput> last() {
    KeyPartitioner partitioner = new KeyPartitioner(Running.PARTITIONS);
    Map<Integer, String> agents = new TreeMap<>();
    for (int i = 0; agents.size() < Running.PARTITIONS; i++) {
      agents.putIfAbsent(partitioner.of("kore:end:a-" + i), "kore:end:a-" + i);
    }
    List<RawInput> inputs = new ArrayList<>();
    agents.values().forEach(agent -> inputs.add(item(agent, start, "busy", now)));
    inputs.add(RawInput.progress("kore:end", start, start.plus(HALF_HOUR), now));
    return inputs;
  }

  private static RawInput item(String agent, Instant at, String activity, Instant fetched) {
    return RawInput.item(agent, at, activity, "", fetched);
  }

  private static void thenAddsUp(Published row) {
    long sumMs = 0;
    for (JsonNode line : row.json().get("states")) {
      sumMs += line.get("durationMs").asLong();
    }
    assertThat(sumMs).isEqualTo(HALF_HOUR.toMillis());
  }
}
