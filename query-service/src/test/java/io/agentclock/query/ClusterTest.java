package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.RunningQuery.json;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
@Timeout(120)
class ClusterTest {

  private static final String NODE = "/internal/node";

  private ScriptedProcessor first;
  private ScriptedProcessor second;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster broker) {
    first = new ScriptedProcessor(PARTITIONS).owning(0, 1);
    second = new ScriptedProcessor(PARTITIONS).owning(2);
    first.telling(first, second);
    second.telling(first, second);
    query = RunningQuery.with(broker, first);
    node(
        first,
        "\"active\":[{\"partition\":0,\"restore\":null},"
            + "{\"partition\":1,\"restore\":{\"restored\":5,\"total\":20}}],\"standby\":[]");
    node(
        second,
        "\"active\":[{\"partition\":2,\"restore\":null}],"
            + "\"standby\":[{\"partition\":0,\"lagRecords\":7,\"lagMs\":null,\"restore\":null}]");
  }

  @AfterEach
  void stop() {
    query.close();
    first.close();
    second.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cluster", "/v1/cluster"})
  void shouldShowWhoHasWhat(String path) {
    // A processor that takes half a second to answer is out of reach.
    patiently().untilAsserted(() -> assertWhoHasWhat(json(query.get(path))));
  }

  private void assertWhoHasWhat(JsonNode cluster) {
    assertThat(cluster.get("asOf").asText()).isEqualTo(RunningQuery.NOW.toString());
    assertThat(cluster.get("processors"))
        .extracting(processor -> processor.get("port").asInt())
        .containsExactlyInAnyOrder(first.port(), second.port());
    assertThat(cluster.get("processors"))
        .allMatch(processor -> processor.get("reachable").asBoolean())
        .allMatch(processor -> processor.get("state").asText().equals("RUNNING"));
    JsonNode partitions = cluster.get("partitions");
    assertThat(partitions.get(1).get("owner").get("port").asInt()).isEqualTo(first.port());
    assertThat(partitions.get(1).get("owner").get("restore").toString())
        .isEqualTo("{\"restored\":5,\"total\":20}");
    JsonNode standby = partitions.get(0).get("standbys").get(0);
    assertThat(standby.get("port").asInt()).isEqualTo(second.port());
    assertThat(standby.get("lagRecords").asInt()).isEqualTo(7);
    assertThat(standby.get("lagMs").isNull()).isTrue();
    assertThat(partitions.get(3).get("owner").isNull()).isTrue();
    assertThat(cluster.get("unowned").toString()).isEqualTo("[3]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]"})
  void shouldShowOneThatSaysNothingOfUseAsOutOfReach(String nonsense) {
    second.answering(target -> target.equals(NODE) ? new Reply(200, nonsense) : null);

    patiently().untilAsserted(() -> assertSecondIsOutOfReach(json(query.get("/cluster"))));
  }

  private void assertSecondIsOutOfReach(JsonNode cluster) {
    assertThat(cluster.get("processors"))
        .filteredOn(processor -> !processor.get("reachable").asBoolean())
        .singleElement()
        .matches(processor -> processor.get("port").asInt() == second.port());
    assertThat(cluster.get("unowned").toString()).isEqualTo("[2,3]");
  }

  @Test
  void shouldHaveNoParameters() {
    assertProblem(query.get("/cluster?partition=1"), 400, "'partition' is unknown");
  }

  private static void node(ScriptedProcessor processor, String roles) {
    String node =
        "{\"instance\":\"processor\",\"host\":\"127.0.0.1\",\"port\":%d,\"state\":\"RUNNING\",%s}"
            .formatted(processor.port(), roles);
    processor.answering(target -> target.equals(NODE) ? new Reply(200, node) : null);
  }
}
