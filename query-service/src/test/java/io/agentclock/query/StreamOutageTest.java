package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.query.EventClient.Event;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.api.TerminationStyle;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StreamOutageTest {

  private static final String ADA = "kore:63fb:ada";
  private static final String BOB = "kore:63fb:bob";

  @Test
  @SuppressWarnings("try") // what the cluster throws may end the test
  void shouldSayThatItKnowsNothingNewWhileTheBrokerIsGoneAndHeal() throws Exception {
    try (KafkaCluster broker = broker();
        ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll()) {
      processor.answering(StreamOutageTest::views);
      try (RunningQuery query =
              RunningQuery.with(
                  broker,
                  Clock.systemUTC(),
                  Map.of("stream", Map.of("heartbeat", "200ms")),
                  processor);
          AgentTopics topics = new AgentTopics(query.settings())) {
        try (EventClient client = EventClient.follow(query, "/v1/stream")) {
          patiently().until(() -> saysStale(client, false));
          topics.write(ADA, "AVAILABLE", null);
          StreamStand.awaitStates(client, ADA + " AVAILABLE");

          broker.stopNodes(node -> true, TerminationStyle.GRACEFUL);
          patiently().until(() -> saysStale(client, true));
          assertThat(query.get("/v1/stream?state=x").statusCode()).isEqualTo(400);

          broker.startNodes(node -> true);
          patiently().until(() -> saysStale(client, false));
          topics.write(BOB, "NOT_READY", null);
          StreamStand.awaitStates(client, ADA + " AVAILABLE", BOB + " NOT_READY");
          assertThat(client.names()).containsExactly("snapshot", "state", "state");
        }
      }
    }
  }

  private static boolean saysStale(EventClient client, boolean stale) {
    List<Event> beats = client.events("heartbeat");
    if (beats.isEmpty()) {
      return false;
    }
    JsonNode sources = beats.get(beats.size() - 1).data().get("sources");
    return sources.size() == 1 && sources.get(0).get("stale").asBoolean() == stale;
  }

  private static Reply views(String target) {
    return target.equals("/internal/views")
        ? new Reply(
            200,
            "{\"items\":[{\"partition\":0,\"source\":\"kore\",\"account\":\"63fb\","
                + "\"observedThrough\":\"%s\",\"staleAfterMs\":60000,\"live\":true}]}"
                    .formatted(Instant.now()))
        : null;
  }

  private static KafkaCluster broker() {
    KafkaCluster broker =
        KafkaClusterFactory.create(
            KafkaClusterConfig.builder().brokersNum(1).kraftMode(true).build());
    broker.start();
    return broker;
  }
}
