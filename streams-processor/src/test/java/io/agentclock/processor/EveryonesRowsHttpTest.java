package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.IntervalRowCsv;
import io.agentclock.model.AgentKey;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everyone's rows, a page at a time: the same that each agent's own say. */
@ExtendWith(KafkaClusterExtension.class)
final class EveryonesRowsHttpTest {

  private static final long HALF_HOUR_MS = 1_800_000;
  private static final Instant NOW = Instant.now();

  /** Long enough ago to be stale: what is in progress doesn't go on while it is compared. */
  private static final Instant START =
      Instant.ofEpochMilli(NOW.toEpochMilli() / HALF_HOUR_MS * HALF_HOUR_MS)
          .minus(Duration.ofDays(3));

  private static final Instant OBSERVED_TO = START.plus(Duration.ofMinutes(400));
  private static final String DAY = "&from=" + START + "&to=" + START.plus(Duration.ofDays(1));
  private static final List<String> SCOPES = List.of("kore:a", "kore:a!", "kore:b%3Ab");
  private static final List<String> ACTIVITIES =
      List.of("available", "busy", "acw", "lunch", "offline");
  private static final int AGENTS = 15;
  private static final String ODD = new AgentKey("kore", "a", "=cmd|' /C calc'!A0, é€").toString();

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path stateDir;
  private static Running running;
  private static final TreeMap<String, List<String>> OWN =
      new TreeMap<>(Comparator.comparing(EveryonesRowsHttpTest::hex));

  @BeforeAll
  static void start() {
    running = Running.start(Running.settings(cluster.getBootstrapServers(), stateDir, "rows-", ""));
    running.write(histories(new Random(7)));
    running.readUntil(
        running.settings().topicNames().agentStates().name(),
        states -> states.stream().map(Published::key).distinct().count() == 3 * AGENTS + 1);
    await().atMost(Duration.ofSeconds(60)).until(EveryonesRowsHttpTest::isClosed);
    agents().forEach(agent -> OWN.put(agent, ownRows(agent)));
  }

  private static boolean isClosed() {
    return agents().stream()
        .flatMap(agent -> ownRows(agent).stream())
        .map(Published::tree)
        .allMatch(
            row ->
                row.get("closed").asBoolean()
                    || Instant.parse(row.get("intervalEnd").asText()).isAfter(OBSERVED_TO));
  }

  private static List<String> ownRows(String agent) {
    List<String> rows = new ArrayList<>();
    running
        .json(Running.agentPath(agent) + "/intervals?" + DAY.substring(1))
        .get("items")
        .forEach(row -> rows.add(row.toString()));
    return rows;
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void shouldSayWhatEachAgentsOwnIntervalsSay() {
    for (int limit : List.of(1, 3, 5_000)) {
      assertThat(lines("&limit=" + limit, "application/x-ndjson")).isEqualTo(own());
    }
    assertThat(own()).anyMatch(row -> row.contains("\"closed\":false")).hasSizeGreaterThan(300);
  }

  @Test
  void shouldSayTheSameAsCsv() {
    List<String> csv = lines("&limit=7", "text/csv");

    assertThat(csv).hasSameSizeAs(own());
    assertThat(IntervalRowCsv.header()).startsWith("agent,");
    for (int i = 0; i < csv.size(); i++) {
      JsonNode row = Published.tree(own().get(i));
      assertThat(csv.get(i))
          .contains(row.get("intervalStart").asText() + ',' + row.get("intervalEnd").asText())
          .endsWith(row.get("closed").asBoolean() ? ",true,0" : ",false,");
    }
    assertThat(csv).anyMatch(line -> line.contains(",\"'=cmd|' /C calc'!A0, é€\",'=Ada,'+blue,"));
  }

  @Test
  void shouldLeaveOutOtherAccounts() {
    assertThat(lines("&account=b:b", "*/*")).isEqualTo(own("kore:b%3Ab"));
    assertThat(lines("&source=kore&account=a", "*/*")).isEqualTo(own("kore:a"));
    assertThat(lines("&source=genesys", "*/*")).isEmpty();
    assertThat(lines("&accounts=kore%3Aa!", "*/*")).isEqualTo(own("kore:a!"));
    assertThat(lines("&accounts=kore%3Aa!,kore%3Ab%253Ab", "*/*"))
        .hasSize(own("kore:a!").size() + own("kore:b%3Ab").size());
    assertThat(lines("&accounts=kore%3Aa!&account=a", "*/*")).isEmpty();
    assertThat(lines("&accounts=", "*/*")).isEmpty();
  }

  @Test
  void shouldSayNothingOfATimeWithoutRows() {
    String before = "&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z";
    HttpResponse<String> page = running.get("/internal/intervals?partition=0" + before);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEmpty();
    assertThat(page.headers().firstValue("AgentClock-Next")).isEmpty();
    assertThat(
            running
                .get("/internal/intervals?partition=0&limit=1" + before)
                .headers()
                .firstValue("AgentClock-Next"))
        .as("an empty page isn't the end")
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partition=-1&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=4&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=x&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&to=2026-03-02T11:00:00Z",
        "partition=0&from=2026-03-02T11:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&from=2026-03-02T11:00:00Z&to=2026-03-02T10:00:00Z",
        "partition=0&from=2026-03-02T11:00:00Z&to=2026-03-03T11:00:00.001Z",
        "partition=0&from=x&to=y",
        "partition=0&limit=0&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&limit=5001&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&limit=x&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&after=x&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&after=kore:a:%25&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&accounts=kore&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "partition=0&accounts=kore:a,&from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z"
      })
  void shouldCallABadParameterABadRequest(String parameters) {
    assertThat(running.get("/internal/intervals?" + parameters).statusCode()).isEqualTo(400);
    assertThat(running.get("/internal/intervals?" + parameters, "text/csv").statusCode())
        .isEqualTo(400);
  }

  private static List<String> lines(String parameters, String accept) {
    List<String> lines = new ArrayList<>();
    String end = accept.equals("text/csv") ? "\r\n" : "\n";
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      String page = "/internal/intervals?partition=" + partition + DAY + parameters;
      Optional<String> next = Optional.of("");
      while (next.isPresent()) {
        HttpResponse<String> answer = running.get(page + next.get(), accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
            .startsWith(accept.equals("*/*") ? "application/x-ndjson" : accept);
        if (!answer.body().isEmpty()) {
          assertThat(answer.body()).endsWith(end);
          lines.addAll(List.of(answer.body().split(end)));
        }
        next =
            answer
                .headers()
                .firstValue("AgentClock-Next")
                .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
                .map(key -> "&after=" + Running.encoded(key));
      }
    }
    return lines;
  }

  private static List<String> own() {
    return own("");
  }

  /** By partition, agent and start. */
  private static List<String> own(String scope) {
    List<String> rows = new ArrayList<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      int here = partition;
      OWN.forEach(
          (agent, own) -> {
            if (Running.partition(agent) == here
                && (scope.isEmpty() || agent.startsWith(scope + ':'))) {
              rows.addAll(own);
            }
          });
    }
    return rows;
  }

  private static String hex(String key) {
    return HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> agents() {
    List<String> agents = new ArrayList<>(List.of(ODD));
    for (String scope : SCOPES) {
      for (int i = 0; i < AGENTS; i++) {
        agents.add(scope + ":a-" + i);
      }
    }
    return agents;
  }

  private static List<RawInput> histories(Random random) {
    List<RawInput> inputs = new ArrayList<>();
    for (String agent : agents()) {
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        Instant at = START.plusSeconds(random.nextInt(24_000));
        inputs.add(RawInput.item(agent, at, ACTIVITIES.get(random.nextInt(5)), "", NOW));
      }
    }
    inputs.add(RawInput.directory(ODD, "{\"name\":\"=Ada\",\"team\":\"+blue\"}", NOW));
    for (String scope : SCOPES) {
      inputs.add(RawInput.progress(scope, START, START.plusSeconds(9_000), NOW));
      inputs.add(RawInput.progress(scope, START.plusSeconds(10_000), OBSERVED_TO, NOW));
    }
    return inputs;
  }
}
