package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.ADA;
import static io.agentclock.query.StreamStand.BOB;
import static io.agentclock.query.StreamStand.STREAM;
import static io.agentclock.query.StreamStand.agents;
import static io.agentclock.query.StreamStand.awaitStates;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is sent, and in which shape. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class StreamTest {

  private StreamStand stand;
  private AgentTopics topics;

  @BeforeEach
  void start(KafkaCluster broker) {
    stand = new StreamStand(broker);
    topics = stand.topics();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void shouldSendAllAgentsAndThenEachChange() {
    topics.who(ADA, "Ada", "Blue").write(ADA, "AVAILABLE", null);
    EventClient client = stand.followUntilKnown(ADA);

    topics.write(ADA, "NOT_READY", "Lunch").write(BOB, "INTERACTING", null);

    awaitStates(client, ADA + " NOT_READY", BOB + " INTERACTING");
    JsonNode item = client.events("snapshot").get(0).data().get("items").get(0);
    assertThat(item.toString())
        .isEqualTo(
            "{\"schema\":\"agent-state/1\",\"agent\":\"kore:63fb:ada\",\"source\":\"kore\","
                + "\"account\":\"63fb\",\"agentId\":\"ada\",\"state\":\"AVAILABLE\","
                + "\"reason\":null,\"raw\":{\"state\":\"x\",\"reason\":null},"
                + "\"since\":\"2026-03-02T11:50:00Z\",\"lastEventAt\":\"2026-03-02T11:55:00Z\","
                + "\"cause\":null,\"previous\":null,\"forMs\":300000,"
                + "\"asOf\":\"2026-03-02T11:55:00Z\",\"stale\":true,"
                + "\"name\":\"Ada\",\"team\":\"Blue\"}");
    assertThat(client.events("state").get(0).data().get("name").asText()).isEqualTo("Ada");
    assertThat(client.events()).allMatch(event -> !event.id().isEmpty());
    assertThat(client.names()).containsExactly("snapshot", "state", "state");
  }

  @Test
  void shouldSayHowOldTheKnowledgeIsByTheProcessorsViews() {
    String view =
        "{\"partition\":%d,\"source\":\"kore\",\"account\":\"63fb\",\"observedThrough\":"
            + "\"2026-03-02T11:59:%02dZ\",\"staleAfterMs\":60000,\"live\":true,\"more\":1}";
    int partition = new KeyPartitioner(PARTITIONS).of(ADA);
    stand
        .processor()
        .answering(
            target ->
                target.equals("/internal/views")
                    ? new Reply(
                        200,
                        "{\"items\":[%s,%s]}"
                            .formatted(
                                view.formatted(partition, 30),
                                view.formatted((partition + 1) % PARTITIONS, 20)))
                    : null);
    topics.write(ADA, "AVAILABLE", null);
    stand.followUntilKnown(ADA);

    EventClient client =
        stand.followUntil(first -> !first.get("items").get(0).get("stale").asBoolean());

    JsonNode item = client.events("snapshot").get(0).data().get("items").get(0);
    assertThat(item.get("asOf").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(item.get("forMs").asLong()).isEqualTo(600_000);
    awaitHeartbeat(
        client,
        "{\"asOf\":\"2026-03-02T12:00:00Z\",\"sources\":[{\"source\":\"kore\","
            + "\"account\":\"63fb\",\"observedThrough\":\"2026-03-02T11:59:20Z\","
            + "\"asOf\":\"2026-03-02T12:00:00Z\",\"stale\":false,\"live\":true}]}");
    EventClient others = stand.follow(STREAM + "?source=genesys");
    awaitHeartbeat(others, "{\"asOf\":null,\"sources\":[]}");
  }

  @Test
  void shouldTellOfANameThatBecameKnown() {
    topics.write(ADA, "AVAILABLE", null);
    EventClient client = stand.followUntilKnown(ADA);

    topics.who(ADA, "Zo\\u00eb", null).who(ADA, "Zo\\u00eb", null).write(ADA, "OFFLINE", null);

    awaitStates(client, ADA + " AVAILABLE", ADA + " OFFLINE");
    assertThat(client.events("state").get(0).data().get("name").asText()).isEqualTo("Zoë");
  }

  @Test
  void shouldKeepEveryTextOnOneLine() {
    String text = "a\\nb\\r\\nc\\u2028d\\u2029e\\u0085</script>\\ndata: x\\n\\nid: 7\\u0000é🕑";
    topics.write(ADA, "NOT_READY", text);
    EventClient client = stand.followUntilKnown(ADA);

    topics.write(ADA, "NOT_READY", text + "!");

    awaitStates(client, ADA + " NOT_READY");
    String expected = "a\nb\r\nc\u2028d\u2029e\u0085</script>\ndata: x\n\nid: 7\u0000é🕑";
    assertThat(client.events("state").get(0).data().get("reason").asText())
        .isEqualTo(expected + "!");
    assertThat(client.events("snapshot").get(0).data().get("items").get(0).get("reason").asText())
        .isEqualTo(expected);
    assertThat(client.hasEnded()).isFalse();
  }

  @Test
  void shouldPassOverWhatIsNoState() {
    topics
        .write(() -> topics.addRaw(ADA, "nonsense"))
        .write(() -> topics.addRaw(ADA, "{\"state\":\"DANCING\"}"))
        .write(() -> topics.addRaw(ADA, "{\"reason\":null}"))
        .write(() -> topics.addRaw(ADA, "{\"state\":\"OFFLINE\",\"since\":\"noon\"}"))
        .write(() -> topics.addRaw(ADA, "{\"state\":\"OFFLINE\"} {}"))
        .write(() -> topics.addRaw("no key", AgentTopics.record(ADA, "OFFLINE", null)));
    topics.abort(ADA, "OFFLINE");
    topics.write(BOB, "AVAILABLE", null);

    assertThat(agents(stand.followUntilKnown(BOB).events("snapshot").get(0))).containsExactly(BOB);
  }

  @Test
  void shouldBeginAnewWhenAnAgentIsRemoved() {
    topics.write(ADA, "AVAILABLE", null).write(BOB, "AVAILABLE", null);
    EventClient client = stand.followUntilKnown(BOB);

    topics.write(() -> topics.addRaw(ADA, null));

    patiently().until(() -> client.names().equals(List.of("snapshot", "reset", "snapshot")));
    assertThat(agents(client.events("snapshot").get(1))).containsExactly(BOB);
  }

  @Test
  void shouldSendABigSnapshotAsOneEventAndChangesAfterIt() {
    List<String> agents = IntStream.range(0, 1234).mapToObj("kore:63fb:a-%04d"::formatted).toList();
    topics.write(() -> agents.forEach(agent -> topics.add(agent, "AVAILABLE", null)));
    patiently().until(() -> agents(stand.snapshot()).size() == agents.size());

    assertThat(agents(stand.snapshot())).isEqualTo(agents);
  }

  @Test
  void shouldAnswerHeadWithoutAStream() {
    HttpResponse<String> response =
        stand
            .query()
            .send(
                stand.query().request(STREAM).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  private static void awaitHeartbeat(EventClient client, String expected) {
    patiently()
        .untilAsserted(
            () ->
                assertThat(client.events("heartbeat"))
                    .extracting(beat -> beat.data().toString())
                    .contains(expected));
  }
}
