package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request names one host, as RFC 9112 wants it. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class HostTest {

  private static final String NEXT =
      "GET /health/liveness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/agents HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost: x\r\nhOST: x\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost:\r\nHost: x\r\n\r\n",
        "GET /v1/agents HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost: x y\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost: x/y\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost: you@x\r\n\r\n",
        "GET /v1/agents HTTP/1.1\r\nHost: x:80:80\r\n\r\n",
        "POST /session HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 5\r\n\r\nhello",
        "POST /session HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      })
  void shouldSay400ToARequestOfNoHostOrOfTwoAndHearNoMore(String request) throws IOException {
    String answers = answers(request + NEXT);

    assertThat(answers)
        .containsPattern("^HTTP/1.[01] 400 ")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("the request can't be understood")
        .doesNotContain("UP", "Exception", "io.micronaut", "java.");
    assertThat(answers.split("HTTP/1", -1)).as(answers).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /health/liveness HTTP/1.1\r\nHost: agent-clock_1.example.org:8080 \r\n\r\n",
        "GET /health/liveness HTTP/1.1\r\nHost: 127.0.0.1:\r\n\r\n",
        "GET /health/liveness HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
        "GET /health/liveness HTTP/1.1\r\nHost:\r\n\r\n",
        "GET http://x/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /health/liveness HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
      })
  void shouldAnswerWhereOneHostIsNamedOrNoneNeedBe(String request) throws IOException {
    assertThat(answers(request + NEXT))
        .containsPattern("^HTTP/1.[01] 200 ")
        .endsWith("{\"status\":\"UP\"}");
  }

  private static String answers(String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", query.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
