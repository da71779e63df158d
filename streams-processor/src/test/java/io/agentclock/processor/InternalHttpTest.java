package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.AgentKey;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The internal port over a real broker: what the query service relies on. */
@ExtendWith(KafkaClusterExtension.class)
final class InternalHttpTest {

  private static final Instant NOW = Instant.now();

  /** Three half hours ago, on the border: intervals are closed, and the vendor isn't stale. */
  private static final Instant START = startOfInterval().minus(Duration.ofMinutes(90));

  private static final String ODD = new AgentKey("kore", "acc", "a/b c%d?é€😀;#&+").toString();
  private static final String PLAIN = "kore:acc:plain";
  private static final int AGENTS = 25;

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path stateDir;
  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.start(Running.settings(cluster.getBootstrapServers(), stateDir, "http-", ""));
    List<RawInput> inputs = new ArrayList<>();
    inputs.add(item(ODD, 10, "available"));
    inputs.add(item(PLAIN, 10, "available"));
    inputs.add(item(PLAIN, 40, "busy"));
    for (int i = 0; i < AGENTS; i++) {
      inputs.add(item("kore:other:a-" + i, 20, i % 2 == 0 ? "available" : "lunch"));
    }
    inputs.add(RawInput.progress("kore:acc", START, NOW, NOW));
    inputs.add(RawInput.progress("kore:other", START, NOW, NOW));
    running.write(inputs);
    running.rows(2 * 3 + AGENTS * 3);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void shouldAnswerAnAgentsState() {
    JsonNode state = running.json(Running.agentPath(PLAIN));

    assertThat(state.get("schema").asText()).isEqualTo("agent-state/1");
    assertThat(state.get("agent").asText()).isEqualTo(PLAIN);
    assertThat(state.get("state").asText()).isEqualTo("INTERACTING");
    assertThat(state.get("since").asText()).isEqualTo(minute(40).toString());
    assertThat(state.get("previous").get("state").asText()).isEqualTo("AVAILABLE");
    assertThat(state.get("forMs").asLong())
        .isEqualTo(
            Duration.between(minute(40), Instant.parse(state.get("asOf").asText())).toMillis());
    assertThat(state.has("stale")).isTrue();
    assertThat(state.get("name").isNull()).isTrue();
  }

  @Test
  void shouldAnswerForAKeyWithAnyCharacters() {
    assertThat(running.json(Running.agentPath(ODD)).get("agent").asText()).isEqualTo(ODD);
    assertThat(running.json(Running.agentPath(ODD)).get("agentId").asText())
        .isEqualTo("a/b c%d?é€😀;#&+");
    assertThat(
            running
                .json(Running.agentPath(ODD) + "/timeline" + Running.span(START, NOW))
                .get("items"))
        .isNotEmpty();
    assertThat(
            running
                .json(Running.agentPath(ODD) + "/intervals" + Running.span(START, NOW))
                .get("items"))
        .isNotEmpty();
  }

  @Test
  void shouldAnswerATimeline() {
    JsonNode timeline =
        running.json(Running.agentPath(PLAIN) + "/timeline" + Running.span(START, NOW));

    assertThat(timeline.get("next").isNull()).isTrue();
    assertThat(timeline.get("asOf").asText()).endsWith("Z");
    assertThat(timeline.get("stale").isBoolean()).isTrue();
    assertThat(timeline.get("items")).hasSize(3);
    assertThat(timeline.get("items").get(0).toString())
        .isEqualTo(
            "{\"at\":\"%s\",\"state\":\"UNKNOWN\",\"cause\":\"BEFORE_FIRST\"}".formatted(START));
    assertThat(timeline.get("items").get(1).get("at").asText()).isEqualTo(minute(10).toString());
    assertThat(timeline.get("items").get(2).get("state").asText()).isEqualTo("INTERACTING");
  }

  @Test
  void shouldAnswerIntervalsClosedOnesAndTheOneInProgress() {
    JsonNode rows =
        running
            .json(Running.agentPath(PLAIN) + "/intervals" + Running.span(START, NOW))
            .get("items");

    assertThat(rows.get(0).get("intervalStart").asText()).isEqualTo(START.toString());
    assertThat(rows.get(0).get("closed").asBoolean()).isTrue();
    assertThat(rows.get(0).get("revision").asInt()).isZero();
    JsonNode last = rows.get(rows.size() - 1);
    assertThat(last.get("closed").asBoolean()).isFalse();
    assertThat(last.has("revision")).isFalse();
    assertThat(last.has("asOf")).isTrue();
  }

  @Test
  void shouldAnswerTheSameRowsThatWerePublished() {
    JsonNode rows =
        running
            .json(Running.agentPath(PLAIN) + "/intervals" + Running.span(START, minute(90)))
            .get("items");
    List<String> published =
        running.rows(2 * 3 + AGENTS * 3).stream()
            .filter(row -> row.text("agent").equals(PLAIN))
            .map(Published::value)
            .toList();

    List<String> answered = new ArrayList<>();
    rows.forEach(row -> answered.add(row.toString()));
    assertThat(answered).isEqualTo(published);
  }

  @Test
  void shouldNotKnowAnAgentNobodySpokeOf() {
    assertThat(running.getUntil(Running.agentPath("kore:acc:nobody"), 404).body())
        .contains("no such agent");
    assertThat(running.get(Running.agentPath("genesys:acc:nobody")).statusCode()).isEqualTo(404);
    assertThat(
            running
                .get(Running.agentPath("kore:acc:nobody") + "/timeline" + Running.span(START, NOW))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldSayWhoOwnsWhat() {
    JsonNode assignment = running.json("/internal/assignment");

    assertThat(assignment.get("partitions").asInt()).isEqualTo(Running.PARTITIONS);
    assertThat(assignment.get("instances")).hasSize(1);
    JsonNode instance = assignment.get("instances").get(0);
    assertThat(instance.get("host").asText()).isEqualTo("127.0.0.1");
    assertThat(instance.get("port").asInt()).isEqualTo(running.port());
    assertThat(instance.get("active").toString()).isEqualTo("[0,1,2,3]");
    assertThat(instance.get("standby")).isEmpty();
  }

  @Test
  void shouldListAllAgentsInPages() {
    TreeSet<String> listed = new TreeSet<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      String after = "";
      List<String> page;
      do {
        page = agents(partition, "&limit=3" + after);
        assertThat(page.size()).isLessThanOrEqualTo(3);
        assertThat(page).allMatch(listed::add);
        after = page.isEmpty() ? "" : "&after=" + Running.encoded(page.get(page.size() - 1));
      } while (page.size() == 3);
    }

    assertThat(listed).hasSize(2 + AGENTS).contains(ODD, PLAIN, "kore:other:a-0");
  }

  @Test
  void shouldFilterAgents() {
    assertThat(everyone("&source=kore")).hasSize(2 + AGENTS);
    assertThat(everyone("&source=genesys")).isEmpty();
    assertThat(everyone("&account=acc")).containsExactlyInAnyOrder(ODD, PLAIN);
    assertThat(everyone("&account=other&state=NOT_READY&reason=lunch")).hasSize(AGENTS / 2);
    assertThat(everyone("&state=NOT_READY,INTERACTING")).hasSize(AGENTS / 2 + 1);
    assertThat(everyone("&state=OFFLINE")).isEmpty();
    assertThat(everyone("&reason=other")).isEmpty();
    assertThat(everyone("&team=any")).as("no team is known").isEmpty();
    assertThat(everyone("&q=PLAI")).containsExactly(PLAIN);
    assertThat(everyone("&q=" + Running.encoded("B C%"))).containsExactly(ODD);
    assertThat(everyone("&minForMs=" + Duration.between(minute(30), NOW).toMillis()))
        .hasSize(1 + AGENTS)
        .doesNotContain(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/agents/x",
        "/internal/agents/kore:acc",
        "/internal/agents/kore:acc:%2561",
        "/internal/agents/kore:acc:a/timeline",
        "/internal/agents/kore:acc:a/timeline?from=x&to=y",
        "/internal/agents/kore:acc:a/timeline?from=2026-03-02T10:00:00Z",
        "/internal/agents/kore:acc:a/timeline?from=2026-03-02T10:00:00Z&to=2026-03-02T10:00:00Z",
        "/internal/agents/kore:acc:a/timeline?from=2026-03-02T10:00:00Z&to=2026-03-02T09:00:00Z",
        "/internal/agents/kore:acc:a/timeline?from=2026-03-02T10:00:00Z&to=2027-05-02T09:00:00Z",
        "/internal/agents/kore:acc:a/timeline?from=-1000000000-01-01T00:00:00Z&to=2026-03-02T09:00:00Z",
        "/internal/agents/kore:acc:a/intervals?from=-200000000-01-01T00:00:00Z&to=-200000000-01-02T00:00:00Z",
        "/internal/agents/kore:acc:a/intervals?from=2026-03-02&to=2026-03-03",
        "/internal/agents/kore:acc:a/intervals?from=0&to=1",
        "/internal/agents",
        "/internal/agents?partition=x",
        "/internal/agents?partition=-1",
        "/internal/agents?partition=4",
        "/internal/agents?partition=99999999999",
        "/internal/agents?partition=0&limit=0",
        "/internal/agents?partition=0&limit=-1",
        "/internal/agents?partition=0&limit=1000000",
        "/internal/agents?partition=0&limit=many",
        "/internal/agents?partition=0&state=SLEEPING",
        "/internal/agents?partition=0&minForMs=long",
        "/internal/agents/%FF"
      })
  void shouldCallABadParameterABadRequest(String path) {
    assertThat(running.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void shouldNotLookForLongAtWhatIsLongBeforeAnAgentsFirstTransition() {
    String longAgo =
        Running.span(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("1970-01-02T00:00:00Z"));

    JsonNode pieces = running.json(Running.agentPath(PLAIN) + "/timeline" + longAgo).get("items");

    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0).get("cause").asText()).isEqualTo("BEFORE_FIRST");
    assertThat(running.json(Running.agentPath(PLAIN) + "/intervals" + longAgo).get("items"))
        .isEmpty();
  }

  @Test
  void shouldSayHowItIs() {
    assertThat(running.get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(running.get("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(running.get("/health/readiness").body()).contains("RUNNING");
    assertThat(running.get("/prometheus").body())
        .contains("agentclock_items_total{verdict=\"APPLIED\"")
        .contains("agentclock_refusals_total{reason=\"NO_KEY\"")
        .contains("agentclock_interval_rows_total{reason=\"CLOSED\"")
        .contains("agentclock_transitions_unmapped_total")
        .contains("agentclock_transitions_late_total")
        .contains("kafka_stream");
  }

  private static List<String> everyone(String filters) {
    List<String> agents = new ArrayList<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      List<String> found = agents(partition, filters);
      int here = partition;
      assertThat(found).allMatch(agent -> new KeyPartitioner(Running.PARTITIONS).of(agent) == here);
      agents.addAll(found);
    }
    return agents;
  }

  private static List<String> agents(int partition, String filters) {
    List<String> agents = new ArrayList<>();
    running
        .json("/internal/agents?partition=" + partition + filters)
        .get("items")
        .forEach(state -> agents.add(state.get("agent").asText()));
    return agents;
  }

  private static RawInput item(String agent, int minute, String activity) {
    return RawInput.item(agent, minute(minute), activity, "", NOW);
  }

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static Instant startOfInterval() {
    long length = Duration.ofMinutes(30).toMillis();
    return Instant.ofEpochMilli(NOW.toEpochMilli() / length * length);
  }
}
