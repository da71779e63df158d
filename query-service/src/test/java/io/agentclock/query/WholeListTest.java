package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class WholeListTest {

  private static final String[] AGENTS =
      IntStream.range(0, 20).mapToObj("kore:63fb:a-%03d"::formatted).toArray(String[]::new);

  private ScriptedProcessor first;
  private ScriptedProcessor second;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster broker) {
    first = new ScriptedProcessor(PARTITIONS).owning(0, 3).knowing(AGENTS);
    second = new ScriptedProcessor(PARTITIONS).owning(1, 2).knowing(AGENTS);
    first.telling(first, second);
    second.telling(first, second);
    query = RunningQuery.with(broker, first);
  }

  @AfterEach
  void stop() {
    query.close();
    first.close();
    second.close();
  }

  @Test
  void shouldOrderKeysByTheirBytes() {
    String late = "kore:63fb:\uFF5E"; // before an emoji by its bytes, after it by its chars
    String emoji = "kore:63fb:\uD83D\uDD51";
    first.knowing(late, emoji);
    second.knowing(late, emoji);

    assertThat(RunningQuery.json(query.get("/v1/agents")).get("items"))
        .extracting(item -> item.get("agent").asText())
        .endsWith(late, emoji);
  }

  @Test
  void shouldNameTheMissingPartitionsRatherThanReturnAShortList() {
    second.close();

    assertProblem(query.get("/v1/agents"), 503, "partition(s) 1, 2");
  }

  @Test
  void shouldMissAPartitionWhoseOwnerAnswersNonsense() {
    second.answering(
        target ->
            target.contains("partition=2")
                ? new ScriptedProcessor.Reply(200, "{\"items\":[1]}")
                : null);

    assertProblem(query.get("/v1/agents"), 503, "partition(s) 2: ");
  }

  @Test
  void shouldBeCompleteAgainOnceThePartitionsHaveMoved() {
    second.close();
    first.owningAll().telling(first);

    await().untilAsserted(() -> assertThat(query.get("/v1/agents").statusCode()).isEqualTo(200));
    assertThat(RunningQuery.json(query.get("/v1/agents?limit=1000")).get("items")).hasSize(20);
  }
}
