package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.query.EventClient.Event;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/** A query service whose stream is followed, the topics it reads, and all who follow it. */
final class StreamStand implements AutoCloseable {

  static final String STREAM = "/v1/stream";
  static final String ADA = "kore:63fb:ada";
  static final String BOB = "kore:63fb:bob";
  static final String EVE = "genesys:my-org:eve";

  private final List<EventClient> clients = new ArrayList<>();
  private final ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
  private final RunningQuery query;
  private final AgentTopics topics;

  /** Anybody may follow; heartbeats come fast, and few changes are kept. */
  StreamStand(KafkaCluster broker) {
    query =
        RunningQuery.with(
            broker, Map.of("stream", Map.of("heartbeat", "200ms", "kept-changes", 100)), processor);
    topics = new AgentTopics(query.settings());
  }

  /**
   * @param more settings below {@code agentclock.query}
   */
  StreamStand(KafkaCluster broker, Clock clock, Map<String, Object> more) {
    query = RunningQuery.with(broker, clock, more, processor);
    topics = new AgentTopics(query.settings());
  }

  /** Waits as long as a busy machine takes. */
  static ConditionFactory patiently() {
    return await().atMost(PATIENCE);
  }

  static List<String> agents(Event snapshot) {
    return snapshot.data().get("items").findValuesAsText("agent");
  }

  static void awaitStates(EventClient client, String... expected) {
    patiently()
        .untilAsserted(
            () ->
                assertThat(client.events("state"))
                    .extracting(event -> event.agent() + ' ' + event.state())
                    .containsExactly(expected));
  }

  ScriptedProcessor processor() {
    return processor;
  }

  RunningQuery query() {
    return query;
  }

  AgentTopics topics() {
    return topics;
  }

  /** What a client that comes now is told first. */
  Event snapshot() {
    try (EventClient client = EventClient.follow(query, STREAM)) {
      patiently().until(() -> !client.events("snapshot").isEmpty());
      return client.events("snapshot").get(0);
    }
  }

  EventClient follow(String target, String... headers) {
    EventClient client = EventClient.follow(query, target, headers);
    clients.add(client);
    return client;
  }

  /** Follows once the service has read of an agent. */
  EventClient followUntilKnown(String agent) {
    return followUntil(first -> first.findValuesAsText("agent").contains(agent));
  }

  EventClient followUntil(Predicate<JsonNode> firstSnapshot) {
    patiently().until(() -> firstSnapshot.test(snapshot().data()));
    return patiently() // it may not be so any more, for a moment
        .until(
            () -> {
              EventClient client = follow(STREAM);
              patiently().until(() -> !client.events("snapshot").isEmpty());
              return client;
            },
            client -> firstSnapshot.test(client.events("snapshot").get(0).data()));
  }

  @Override
  public void close() {
    clients.forEach(EventClient::close);
    topics.close();
    query.close();
    processor.close();
  }
}
