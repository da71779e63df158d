package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.StreamStand.patiently;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a request byte by byte. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class SlowRequestTest {

  private static final String LIVE = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";

  private KafkaCluster broker;
  private ScriptedProcessor processor;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = withRequestTime("1s");
  }

  @AfterEach
  void stop() {
    query.close();
    processor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /health/liveness HTTP/1.1\r\nHost: x\r\nX-Long: ",
        "POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n",
        LIVE + "GET /health/liveness HTTP/1.1\r\nX-Long: ",
      })
  void shouldEndARequestThatNeverEnds(String begin) throws IOException {
    try (Socket client = new Socket("127.0.0.1", query.port())) {
      client.getOutputStream().write(begin.getBytes(ISO_8859_1));

      patiently().pollInterval(Duration.ofMillis(100)).until(() -> !takesOneMore(client));
    }
  }

  @Test
  void shouldNotEndWhoRestsBetweenRequestsOrWaitsForAnAnswer() throws IOException {
    try (Socket rests = new Socket("127.0.0.1", query.port());
        Socket slow = new Socket("127.0.0.1", query.port());
        EventClient follows = EventClient.follow(query, StreamStand.STREAM)) {
      assertThat(answer(rests, LIVE)).startsWith("HTTP/1.1 200");
      patiently().until(() -> !follows.events("snapshot").isEmpty());

      patiently().pollInterval(Duration.ofMillis(100)).until(() -> !takesOneMore(slow));

      assertThat(answer(rests, LIVE)).startsWith("HTTP/1.1 200");
      assertThat(follows.hasEnded()).isFalse();
    }
  }

  /** One that comes in parts, as over a bad line, is one like any other. */
  @Test
  void shouldAnswerARequestInParts() throws IOException {
    query.close();
    query = withRequestTime("30s"); // a busy machine may take a second between two parts
    try (Socket client = new Socket("127.0.0.1", query.port())) {
      for (int i = 0; i < 3; i++) {
        client.getOutputStream().write(LIVE.substring(0, 30).getBytes(ISO_8859_1));
        Callable<String> seen = () -> query.get("/health/liveness").body();
        patiently().until(() -> !seen.call().isEmpty());
        assertThat(answer(client, LIVE.substring(30))).startsWith("HTTP/1.1 200");
      }
    }
  }

  private RunningQuery withRequestTime(String longest) {
    return RunningQuery.withFramework(
        RunningQuery.settings(broker, processor.address()),
        Map.of("agentclock.request-time", longest));
  }

  /** Sends a byte; false: the connection has ended. */
  static boolean takesOneMore(Socket client) {
    try {
      OutputStream out = client.getOutputStream();
      out.write('x');
      out.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As much of an answer as is there at once. */
  private static String answer(Socket client, String request) throws IOException {
    client.getOutputStream().write(request.getBytes(ISO_8859_1));
    byte[] buffer = new byte[4096];
    return new String(buffer, 0, Math.max(0, client.getInputStream().read(buffer)), ISO_8859_1);
  }
}
