package io.agentclock.query;

import static io.agentclock.query.RunningQuery.NOW;
import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.query.EventClient.Event;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedBroker.class)
@Timeout(60)
class StreamTest {

  private static final String ADA = "kore:63fb:ada";
  private static final String BOB = "kore:63fb:bob";
  private static final String EVE = "genesys:my-org:eve";
  private static final String STREAM = "/v1/stream";

  private final List<AutoCloseable> open = new ArrayList<>();
  private ScriptedProcessor processor;
  private RunningQuery query;
  private AgentTopics topics;

  @BeforeEach
  void start(KafkaCluster broker) {
    processor = opened(new ScriptedProcessor(PARTITIONS).owningAll());
    query =
        opened(
            new RunningQuery(
                RunningQuery.settings(broker, processor.address()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Map.of("live-stream.heartbeat", "200ms", "live-stream.changes", 100)));
    topics = opened(new AgentTopics(query.settings()));
    query.awaitReady();
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void shouldSendAllAgentsAndThenEachChange() {
    topics.who(ADA, "Ada", "Blue").write(ADA, "AVAILABLE", null);
    EventClient client = followUntilKnown(ADA);

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
    processor.answering(
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
    followUntilKnown(ADA);

    EventClient client =
        followUntil(STREAM, first -> !first.get("items").get(0).get("stale").asBoolean());

    JsonNode item = client.events("snapshot").get(0).data().get("items").get(0);
    assertThat(item.get("asOf").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(item.get("forMs").asLong()).isEqualTo(600_000);
    await().until(() -> client.events("heartbeat").size() >= 3);
    assertThat(client.events("heartbeat").get(0).data().toString())
        .isEqualTo(
            "{\"asOf\":\"2026-03-02T12:00:00Z\",\"sources\":[{\"source\":\"kore\","
                + "\"account\":\"63fb\",\"observedThrough\":\"2026-03-02T11:59:20Z\","
                + "\"asOf\":\"2026-03-02T12:00:00Z\",\"stale\":false,\"live\":true}]}");
    EventClient others = follow(STREAM + "?source=genesys");
    await().until(() -> !others.events("heartbeat").isEmpty());
    assertThat(others.events("heartbeat").get(0).data().toString())
        .isEqualTo("{\"asOf\":null,\"sources\":[]}");
  }

  @Test
  void shouldSendAnAgentThatEntersOrLeavesTheFilter() {
    topics.write(ADA, "AVAILABLE", null);
    followUntilKnown(ADA);
    EventClient client = follow(STREAM + "?state=NOT_READY,OFFLINE&source=kore&account=63fb");
    await().until(() -> client.names().equals(List.of("snapshot")));

    topics
        .write(ADA, "NOT_READY", null)
        .write(EVE, "NOT_READY", null)
        .write(ADA, "INTERACTING", null)
        .write(ADA, "AVAILABLE", null)
        .write(ADA, "OFFLINE", null);

    awaitStates(client, ADA + " NOT_READY", ADA + " INTERACTING", ADA + " OFFLINE");
    assertThat(client.events("snapshot").get(0).data().get("items")).isEmpty();
  }

  @Test
  void shouldShowNobodyAnotherAccount() {
    topics.write(ADA, "AVAILABLE", null).write(EVE, "AVAILABLE", null);
    followUntilKnown(EVE);
    EventClient client = follow(STREAM, RestrictedCaller.HEADER, "genesys:my-org");
    EventClient nobody = follow(STREAM + "?source=kore", RestrictedCaller.HEADER, "genesys:my-org");
    await().until(() -> client.names().size() == 1 && nobody.names().size() == 1);

    topics.write(ADA, "NOT_READY", null).write(EVE, "NOT_READY", null);

    awaitStates(client, EVE + " NOT_READY");
    assertThat(agents(client.events("snapshot").get(0))).containsExactly(EVE);
    assertThat(agents(nobody.events("snapshot").get(0))).isEmpty();
    String id = client.events("snapshot").get(0).id();
    EventClient resumed =
        follow(STREAM, RestrictedCaller.HEADER, "genesys:my-org", "Last-Event-ID", id);
    awaitStates(resumed, EVE + " NOT_READY");
    assertThat(nobody.names()).containsExactly("snapshot");
  }

  @Test
  void shouldTellOfANameThatBecameKnown() {
    topics.write(ADA, "AVAILABLE", null);
    EventClient client = followUntilKnown(ADA);

    topics.who(ADA, "Zo\\u00eb", null).who(ADA, "Zo\\u00eb", null).write(ADA, "OFFLINE", null);

    awaitStates(client, ADA + " AVAILABLE", ADA + " OFFLINE");
    assertThat(client.events("state").get(0).data().get("name").asText()).isEqualTo("Zoë");
  }

  @Test
  void shouldKeepEveryTextOnOneLine() {
    String text = "a\\nb\\r\\nc\\u2028d\\u2029e\\u0085</script>\\ndata: x\\n\\nid: 7\\u0000é🕑";
    topics.write(ADA, "NOT_READY", text);
    EventClient client = followUntilKnown(ADA);

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

    assertThat(agents(followUntilKnown(BOB).events("snapshot").get(0))).containsExactly(BOB);
  }

  @Test
  void shouldBeginAnewWhenAnAgentIsRemoved() {
    topics.write(ADA, "AVAILABLE", null).write(BOB, "AVAILABLE", null);
    EventClient client = followUntilKnown(BOB);

    topics.write(() -> topics.addRaw(ADA, null));

    await().until(() -> client.names().equals(List.of("snapshot", "reset", "snapshot")));
    assertThat(agents(client.events("snapshot").get(1))).containsExactly(BOB);
  }

  @Test
  void shouldSendABigSnapshotAsOneEventAndChangesAfterIt() {
    List<String> agents = IntStream.range(0, 1234).mapToObj("kore:63fb:a-%04d"::formatted).toList();
    topics.write(() -> agents.forEach(agent -> topics.add(agent, "AVAILABLE", null)));
    await().until(() -> agents(snapshot()).size() == agents.size());

    assertThat(agents(snapshot())).isEqualTo(agents);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state=BUSY|'BUSY', which is no state; the states are AVAILABLE, INTERACTING",
        "state=available|'available'",
        "state=AVAILABLE,|''",
        "state=|'state' is empty",
        "source=kore&source=genesys|more than once",
        "limit=5|'limit' is unknown; this call's are source, account, state, lastEventId",
      })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(query.get(STREAM + "?" + given), 400, said);
  }

  @Test
  void shouldAnswerHeadWithoutAStream() {
    HttpResponse<String> response =
        query.send(query.request(STREAM).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  private Event snapshot() {
    try (EventClient client = EventClient.follow(query, STREAM)) {
      await().until(() -> !client.events("snapshot").isEmpty());
      return client.events("snapshot").get(0);
    }
  }

  private EventClient follow(String target, String... headers) {
    return opened(EventClient.follow(query, target, headers));
  }

  /** Follows once the service has read of an agent. */
  private EventClient followUntilKnown(String agent) {
    return followUntil(STREAM, first -> first.findValuesAsText("agent").contains(agent));
  }

  private EventClient followUntil(String target, Predicate<JsonNode> firstSnapshot) {
    await().until(() -> firstSnapshot.test(snapshot().data()));
    EventClient client = follow(target);
    await().until(() -> !client.events("snapshot").isEmpty());
    assertThat(firstSnapshot.test(client.events("snapshot").get(0).data())).isTrue();
    return client;
  }

  private static List<String> agents(Event snapshot) {
    return snapshot.data().get("items").findValuesAsText("agent");
  }

  static void awaitStates(EventClient client, String... expected) {
    await()
        .untilAsserted(
            () ->
                assertThat(client.events("state"))
                    .extracting(event -> event.agent() + ' ' + event.state())
                    .containsExactly(expected));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }
}
