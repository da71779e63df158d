package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processors that keep copies of each other's partitions, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class StandbyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int AGENTS = 12;
  private static final Instant NOW = Instant.now();
  private static final Instant START = NOW.minusSeconds(3_600);
  private static final String ENOUGH = "maxLagMs=30000";
  private static final String CLOSED = Running.span(START, START.plusSeconds(1_800));

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path one;
  @TempDir static Path other;
  private static Running first;
  private static Running second;

  @BeforeAll
  static void start() {
    first = Running.start(settings(one, "one"));
    second = Running.start(settings(other, "other"));
    await().atMost(PATIENCE).until(() -> has(first, 2, 2) && has(second, 2, 2));
    first.write(history());
    IntStream.range(0, AGENTS).forEach(i -> owner(agent(i)).json(Running.agentPath(agent(i))));
    IntStream.range(0, AGENTS).forEach(i -> awaitCopied(agent(i)));
  }

  private static void awaitCopied(String agent) {
    String list = "/internal/agents?partition=" + partition(agent);
    String closed = Running.agentPath(agent) + "/intervals" + CLOSED;
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(standby(agent).json(list + '&' + ENOUGH).get("items"))
                  .hasSameSizeAs(owner(agent).json(list).get("items"));
              assertThat(standby(agent).json(closed + '&' + ENOUGH).get("items"))
                  .isEqualTo(owner(agent).json(closed).get("items"));
            });
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  @Test
  void shouldAnswerFromACopyWhenThatIsAllowed() {
    for (int i = 0; i < AGENTS; i++) {
      String path = Running.agentPath(agent(i));
      String closed = "/intervals" + CLOSED + '&' + ENOUGH;

      HttpResponse<String> answer = standby(agent(i)).getUntil(path + '?' + ENOUGH, 200);

      assertThat(answer.headers().firstValue("AgentClock-Served-By")).hasValue("STANDBY");
      assertThat(answer.headers().firstValueAsLong("AgentClock-Lag-Ms").orElseThrow())
          .isBetween(0L, 30_000L);
      assertThat(Published.tree(answer.body()).get("state").asText()).isEqualTo("AVAILABLE");
      assertThat(standby(agent(i)).json(path + closed).get("items"))
          .isEqualTo(owner(agent(i)).json(path + closed).get("items"));
    }
  }

  @Test
  void shouldSendElsewhereWhoDoesNotAllowIt() {
    assertThat(standby(agent(0)).get(Running.agentPath(agent(0))).statusCode()).isEqualTo(421);
  }

  @Test
  void shouldNotAnswerFromACopyWhereTheOwnerCan() {
    HttpResponse<String> answer =
        owner(agent(0)).getUntil(Running.agentPath(agent(0)) + '?' + ENOUGH, 200);

    assertThat(answer.headers().firstValue("AgentClock-Served-By")).isEmpty();
    assertThat(answer.headers().firstValue("AgentClock-Lag-Ms")).isEmpty();
  }

  @Test
  void shouldNotAnswerFromACopyThatIsFurtherBehind() {
    String path = Running.agentPath(agent(0)) + "?maxLagMs=0";

    HttpResponse<String> answer = standby(agent(0)).getUntil(path, 503);

    assertThat(answer.body()).contains("ms behind");
  }

  @Test
  void shouldNeverSayThatACopyKnowsNobody() {
    String nobody = "kore:acc:nobody";
    standby(agent(0)).getUntil(Running.agentPath(agent(0)) + '?' + ENOUGH, 200);

    assertThat(owner(nobody).get(Running.agentPath(nobody) + '?' + ENOUGH).statusCode())
        .isEqualTo(404);
    HttpResponse<String> answer =
        standby(nobody).getUntil(Running.agentPath(nobody) + '?' + ENOUGH, 503);
    assertThat(answer.body()).contains("doesn't know it");
    assertThat(
            standby(agent(0))
                .get(Running.agentPath(agent(0)) + '?' + ENOUGH + "&accounts=kore%3Aelse")
                .statusCode())
        .as("of another account")
        .isEqualTo(503);
  }

  @Test
  void shouldListAndCountFromACopy() {
    int partition = partition(agent(0));
    String list = "/internal/agents?partition=" + partition;
    String summary = "/internal/summary?groupBy=state,source&partition=" + partition;

    assertThat(standby(agent(0)).get(summary).statusCode()).isEqualTo(421);
    assertThat(standby(agent(0)).json(list + '&' + ENOUGH).get("items").size())
        .isEqualTo(owner(agent(0)).json(list).get("items").size());
    assertThat(standby(agent(0)).json(summary + '&' + ENOUGH).get("items"))
        .isEqualTo(owner(agent(0)).json(summary).get("items"));
  }

  @Test
  void shouldNotLookBehindForEverWhereNothingHappens() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (Running processor : List.of(first, second)) {
                for (JsonNode copy : processor.json("/internal/node").get("standby")) {
                  assertThat(copy.get("lagRecords").asLong()).isZero();
                  assertThat(copy.get("lagMs").isNumber()).isTrue();
                  assertThat(copy.get("restore").isNull()).isTrue();
                }
              }
            });
    String path = Running.agentPath(agent(0)) + "?maxLagMs=10000";
    standby(agent(0)).getUntil(path, 200);
  }

  @Test
  void shouldKnowItsPartOfTheCluster() {
    JsonNode node = second.json("/internal/node");

    assertThat(node.get("instance").asText()).isEqualTo("other");
    assertThat(node.get("host").asText()).isEqualTo("127.0.0.1");
    assertThat(node.get("port").asInt()).isEqualTo(second.port());
    assertThat(node.get("state").asText()).isEqualTo("RUNNING");
    assertThat(node.get("active")).hasSize(2);
    assertThat(node.get("active").get(0).get("restore").isNull()).isTrue();
    assertThat(node.get("standby")).hasSize(2);
  }

  private static Settings settings(Path stateDir, String instance) {
    return Running.settings(
        cluster.getBootstrapServers(),
        stateDir,
        "standby-",
        "agentclock.processor.standby-replicas: 1\nagentclock.processor.instance-id: " + instance);
  }

  private static boolean has(Running processor, int active, int standby) {
    JsonNode node = processor.json("/internal/node");
    return node.get("active").size() == active && node.get("standby").size() == standby;
  }

  private static List<RawInput> history() {
    List<RawInput> inputs = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      inputs.add(RawInput.item(agent(i), START.plusSeconds(i), "available", "", NOW));
    }
    inputs.add(RawInput.progress("kore:acc", START, NOW, NOW));
    return inputs;
  }

  private static Running owner(String agent) {
    return owns(first, partition(agent)) ? first : second;
  }

  private static Running standby(String agent) {
    return owner(agent) == first ? second : first;
  }

  private static boolean owns(Running processor, int partition) {
    for (JsonNode active : processor.json("/internal/node").get("active")) {
      if (active.get("partition").asInt() == partition) {
        return true;
      }
    }
    return false;
  }

  private static int partition(String agent) {
    return new KeyPartitioner(Running.PARTITIONS).of(agent);
  }

  private static String agent(int number) {
    return "kore:acc:a-" + number;
  }
}
