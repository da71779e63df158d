package io.agentclock.query;

import static io.agentclock.query.RunningQuery.NOW;
import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.awaitStates;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.EventClient.Event;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@Timeout(300)
class StreamResumeTest {

  private static final String STREAM = "/v1/stream";
  private static final int KEPT = 100;
  private static final Map<String, Object> MORE =
      Map.of("stream", Map.of("heartbeat", "1s", "kept-changes", KEPT));

  private final List<AutoCloseable> open = new ArrayList<>();
  private ScriptedProcessor processor;
  private RunningQuery query;
  private AgentTopics topics;

  @BeforeEach
  void start(KafkaCluster broker) {
    processor = opened(new ScriptedProcessor(PARTITIONS).owningAll());
    query = opened(started(RunningQuery.settings(broker, MORE, processor)));
    topics = opened(new AgentTopics(query.settings()));
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void shouldGoOnAfterEachEventWithoutLossOrDouble() {
    EventClient client = followed(query);
    topics.write(() -> IntStream.range(0, 20).forEach(this::change));
    topics.write(() -> IntStream.range(20, 40).forEach(this::change));
    patiently().until(() -> client.events("state").size() == 40);
    List<Event> all = client.events("state");

    for (int i = 0; i < all.size(); i += 3) {
      EventClient resumed = opened(resumed(query, all.get(i).id()));
      assertGoesOn(resumed, all.subList(i + 1, all.size()));
    }
    change("kore:63fb:last");
    for (AutoCloseable resource : open) {
      if (resource instanceof EventClient resumed) {
        patiently().until(() -> agents(resumed).contains("kore:63fb:last"));
        assertThat(agents(resumed)).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void shouldGoOnOnAnotherInstance() {
    RunningQuery other = opened(started(query.settings()));
    EventClient client = followed(query);
    awaitReady(other);
    topics.write(() -> IntStream.range(0, 30).forEach(this::change));
    patiently().until(() -> client.events("state").size() == 30);
    List<Event> all = client.events("state");

    for (int had = 1; had <= all.size(); had += 4) {
      EventClient resumed = opened(resumed(other, all.get(had - 1).id()));
      int rest = all.size() - had;
      patiently().until(() -> resumed.events("state").size() >= rest && resumed.hasBeat());
      assertThat(resumed.names()).doesNotContain("reset", "snapshot");
      List<Event> together = new ArrayList<>(all.subList(0, had));
      together.addAll(resumed.events("state"));
      assertThat(agents(together)).containsExactlyInAnyOrderElementsOf(agents(all));

      EventClient back = opened(resumed(query, together.get(together.size() - 1).id()));
      patiently().until(back::hasBeat);
      assertThat(back.names()).isEmpty();
    }
  }

  @Test
  void shouldBeginAnewAfterAnIdItDidNotGiveOut() {
    EventClient client = followed(query);
    topics.write("kore:63fb:ada", "AVAILABLE", null);
    awaitStates(client, "kore:63fb:ada AVAILABLE");
    String id = client.lastId();
    String changed = (id.charAt(0) == 'A' ? 'B' : 'A') + id.substring(1);

    for (String forged : List.of(changed, id + "A", id.substring(4), "x", "0", "%", "é")) {
      EventClient resumed =
          opened(
              EventClient.follow(
                  query,
                  STREAM + "?lastEventId=" + URLEncoder.encode(forged, StandardCharsets.UTF_8)));
      patiently().until(() -> resumed.names().size() >= 2);
      assertThat(resumed.names()).as(forged).startsWith("reset", "snapshot");
      assertThat(resumed.events("reset").get(0).data().toString())
          .isEqualTo("{\"reason\":\"UNKNOWN_ID\"}");
      // its snapshot may be a second old, and the change come after it
      patiently().until(() -> resumed.events().toString().contains("kore:63fb:ada"));
    }
  }

  @Test
  void shouldBeginAnewAfterAnIdOfOtherTopics(KafkaCluster broker) {
    RunningQuery other = opened(started(RunningQuery.settings(broker, MORE, processor)));
    EventClient client = followed(other);

    EventClient resumed = opened(resumed(query, client.lastId()));

    patiently().until(() -> resumed.names().equals(List.of("reset", "snapshot")));
  }

  @Test
  void shouldBeginAnewAfterAnIdThatIsTooOld() {
    EventClient client = followed(query);
    String id = client.events("snapshot").get(0).id();
    topics.write(() -> IntStream.range(0, KEPT).forEach(this::change));
    patiently().until(() -> client.events("state").size() == KEPT);
    EventClient inTime = opened(resumed(query, id));
    patiently().until(() -> inTime.events("state").size() == KEPT);
    change("kore:63fb:one-more");
    patiently().until(() -> client.events("state").size() == KEPT + 1);

    EventClient late = opened(resumed(query, id));

    patiently().until(() -> late.names().equals(List.of("reset", "snapshot")));
    assertThat(late.events("reset").get(0).data().get("reason").asText()).isEqualTo("TOO_OLD");
    assertThat(inTime.names()).doesNotContain("reset", "snapshot");
  }

  @Test
  void shouldBeginAnewWhenTheTopicIsMadeAnew(KafkaCluster broker) throws Exception {
    EventClient client = followed(query);
    topics.write(() -> IntStream.range(0, 40).forEach(this::change));
    patiently().until(() -> client.events("state").size() == 40);
    String topic = query.settings().topicNames().agentStates().name();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      patiently().until(() -> !admin.listTopics().names().get().contains(topic));
    }
    RunningQuery.awaitTopics(query.settings());

    patiently()
        .until(() -> !client.events("reset").isEmpty() && client.events("snapshot").size() == 2);
    assertThat(client.events("reset").get(0).data().get("reason").asText()).isEqualTo("READ_ANEW");
    assertThat(client.events("snapshot").get(1).data().get("items")).isEmpty();
    AgentTopics anew = opened(new AgentTopics(query.settings()));
    anew.write("kore:63fb:anew", "AVAILABLE", null);
    patiently().until(() -> agents(client).contains("kore:63fb:anew"));
  }

  @Test
  void shouldTakeTheHeaderRatherThanTheParameter() {
    EventClient client = followed(query);
    change("kore:63fb:ada");
    awaitStates(client, "kore:63fb:ada AVAILABLE");

    EventClient resumed =
        opened(
            EventClient.follow(
                query,
                STREAM + "?lastEventId=" + client.events("snapshot").get(0).id(),
                "Last-Event-ID",
                client.lastId()));

    change("kore:63fb:bob");
    awaitStates(resumed, "kore:63fb:bob AVAILABLE");
    assertThat(resumed.names()).containsExactly("state");
  }

  private void change(int number) {
    topics.add("kore:63fb:a-" + number, "AVAILABLE", null);
  }

  private void change(String agent) {
    topics.write(agent, "AVAILABLE", null);
  }

  private static RunningQuery started(Settings settings) {
    return new RunningQuery(settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private EventClient followed(RunningQuery on) {
    awaitReady(on);
    EventClient client = opened(EventClient.follow(on, STREAM));
    patiently().until(() -> client.names().contains("snapshot"));
    return client;
  }

  private static void awaitReady(RunningQuery on) {
    on.awaitReady();
  }

  private static EventClient resumed(RunningQuery on, String id) {
    return EventClient.follow(on, STREAM, "Last-Event-ID", id);
  }

  private static void assertGoesOn(EventClient resumed, List<Event> rest) {
    patiently().until(resumed::hasBeat);
    assertThat(resumed.names()).doesNotContain("reset", "snapshot");
    assertThat(resumed.events("state")).extracting(Event::agent).isEqualTo(agents(rest));
  }

  private static List<String> agents(EventClient client) {
    return agents(client.events("state"));
  }

  private static List<String> agents(List<Event> events) {
    return events.stream().map(Event::agent).toList();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }
}
