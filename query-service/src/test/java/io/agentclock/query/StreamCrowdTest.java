package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.patiently;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.EventClient.Event;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@Timeout(300)
class StreamCrowdTest {

  private static final String ODD = "?state=NOT_READY";
  private static final String AGENT = "kore:63fb:a-";

  private final List<AutoCloseable> open = new ArrayList<>();
  private KafkaCluster broker;
  private ScriptedProcessor processor;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = opened(new ScriptedProcessor(PARTITIONS).owningAll());
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void shouldSendEveryChangeToEveryClientInTheOrderOfEachAgent() {
    RunningQuery query = started(Map.of("heartbeat", "1s"));
    AgentTopics topics = opened(new AgentTopics(query.settings()));
    List<EventClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clients.add(opened(EventClient.follow(query, "/v1/stream" + (i % 2 == 0 ? "" : ODD))));
      if (i % 20 == 0) {
        int from = i / 20 * 200;
        topics.write(
            () -> IntStream.range(from, from + 200).forEach(number -> change(topics, number)));
      }
    }

    for (int i = 0; i < clients.size(); i++) {
      EventClient client = clients.get(i);
      int expected = i % 2 == 0 ? 50 : 25;
      patiently()
          .untilAsserted(
              () -> assertThat(last(client)).hasSize(expected).allMatch(StreamCrowdTest::isLast));
      assertThat(client.hasEnded()).isFalse();
      assertNothingGoesBackOrIsLost(client);
    }
  }

  @Test
  void shouldCutOffAClientThatDoesNotReadAndHarmNobody() throws IOException {
    RunningQuery query = started(Map.of("heartbeat", "1s", "stall", "10s"));
    AgentTopics topics = opened(new AgentTopics(query.settings()));
    EventClient reads = opened(EventClient.follow(query, "/v1/stream"));
    Socket stuck = opened(socket(query));
    patiently().until(() -> reads.names().contains("snapshot"));
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 2);

    String reason = "x".repeat(50_000);
    for (int i = 0; i < 400; i++) {
      topics.write(AGENT + i, "NOT_READY", reason);
    }

    patiently().until(() -> reads.events("state").size() == 400);
    patiently().until(() -> metric(query, "agentclock_stream_cut_offs_total") == 1);
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 1);
    assertThat(rest(stuck)).doesNotEndWith("0\r\n\r\n");
    topics.write(AGENT + "after", "AVAILABLE", null);
    patiently().until(() -> reads.events("state").size() == 401);
    assertThat(reads.hasEnded()).isFalse();
  }

  @Test
  void shouldCutOffAClientThatFallsBehindWhatIsKept() throws IOException {
    RunningQuery query = started(Map.of("heartbeat", "1s", "kept-bytes", 1_000_000));
    AgentTopics topics = opened(new AgentTopics(query.settings()));
    Socket stuck = opened(socket(query));
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 1);

    String reason = "x".repeat(50_000);
    for (int i = 0; i < 400; i++) {
      topics.write(AGENT + i, "NOT_READY", reason);
    }

    patiently().until(() -> metric(query, "agentclock_stream_cut_offs_total") == 1);
    assertThat(rest(stuck)).doesNotEndWith("0\r\n\r\n");
  }

  @Test
  void shouldForgetAClientThatWentAway() throws IOException {
    RunningQuery query = started(Map.of("heartbeat", "100ms"));
    Socket gone = opened(socket(query));
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 1);

    gone.close();

    patiently().until(() -> metric(query, "agentclock_stream_clients") == 0);
    assertThat(metric(query, "agentclock_stream_cut_offs_total")).isZero();
  }

  @Test
  void shouldSendOnlySoManyClientsTheirStream() {
    RunningQuery query = started(Map.of("heartbeat", "1s", "clients", 2));
    EventClient one = opened(EventClient.follow(query, "/v1/stream"));
    EventClient two = opened(EventClient.follow(query, "/v1/stream"));
    patiently().until(() -> one.hasBeat() && two.hasBeat());

    RunningQuery.assertProblem(query.get("/v1/stream"), 503, "too many clients");

    two.close();
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 1);
    EventClient three = opened(EventClient.follow(query, "/v1/stream"));
    patiently().until(three::hasBeat);
  }

  @Test
  void shouldKeepAQuietStreamOpenBeyondTheIdleTimeout() {
    RunningQuery query =
        opened(
            RunningQuery.withFramework(
                RunningQuery.settings(
                    broker, Map.of("stream", Map.of("heartbeat", "500ms")), processor),
                Map.of("micronaut.server.idle-timeout", "10s")));
    EventClient quiet = opened(EventClient.follow(query, "/v1/stream"));

    patiently().until(() -> quiet.events("heartbeat").size() >= 26);

    assertThat(quiet.hasEnded()).isFalse();
  }

  /** Forty rounds over fifty agents; an agent's reason is the number of the round. */
  private static void change(AgentTopics topics, int number) {
    int agent = number % 50;
    topics.add(AGENT + agent, agent % 2 == 0 ? "AVAILABLE" : "NOT_READY", "" + number / 50);
  }

  private static boolean isLast(Integer round) {
    return round == 39;
  }

  /** The last round of each agent that a client was sent. */
  private static List<Integer> last(EventClient client) {
    Map<String, Integer> rounds = new HashMap<>();
    client.events("snapshot").forEach(snapshot -> rounds.putAll(rounds(snapshot)));
    client.events("state").forEach(event -> rounds.put(event.agent(), round(event)));
    return List.copyOf(rounds.values());
  }

  private static Map<String, Integer> rounds(Event snapshot) {
    Map<String, Integer> rounds = new HashMap<>();
    snapshot
        .data()
        .get("items")
        .forEach(item -> rounds.put(item.get("agent").asText(), item.get("reason").asInt()));
    return rounds;
  }

  private static int round(Event event) {
    return event.data().get("reason").asInt();
  }

  private static void assertNothingGoesBackOrIsLost(EventClient client) {
    assertThat(client.names().get(0)).isEqualTo("snapshot");
    Map<String, Integer> rounds = rounds(client.events("snapshot").get(0));
    for (Event event : client.events("state")) {
      assertThat(round(event)).isEqualTo(rounds.getOrDefault(event.agent(), -1) + 1);
      rounds.put(event.agent(), round(event));
    }
  }

  private RunningQuery started(Map<String, Object> stream) {
    RunningQuery query = opened(RunningQuery.with(broker, Map.of("stream", stream), processor));
    patiently().until(() -> metric(query, "agentclock_stream_clients") == 0);
    return query;
  }

  private static double metric(RunningQuery query, String name) {
    return query
        .get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + ' ') || line.startsWith(name + '{'))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** A client that asks for the stream and reads nothing of it. */
  private static Socket socket(RunningQuery query) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), query.port()));
    socket.getOutputStream().write("GET /v1/stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    return socket;
  }

  /** What a socket still has, up to its end, proper or not. */
  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(rest);
    } catch (SocketException e) {
      // cut off
    }
    return rest.toString(US_ASCII);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }
}
