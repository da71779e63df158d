package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** One line per request, and no secret in any. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class AccessLogTest {

  private static final String KEY = "ack_hush-hush";
  private static final String AGENT = "kore:63fb:a-59bb";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("access");
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    log.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(appender);
    log.setLevel(null);
  }

  @Test
  void shouldSayWhoAskedWhatAndNoSecret(KafkaCluster broker) throws IOException {
    Map<String, Object> keys =
        Map.of("wfm", Map.of("sha256", RunningQuery.sha256(KEY), "scopes", List.of("read:agents")));
    try (ScriptedProcessor processor =
            new ScriptedProcessor(PARTITIONS).owningAll().knowing(AGENT);
        RunningQuery query =
            RunningQuery.with(
                broker, Map.of("authentication", "required", "api-keys", keys), processor)) {
      lines.clear();

      query.send(query.request("/v1/agents/" + AGENT).header("X-API-Key", KEY));
      query.send(query.request("/v1/agents?token=hush").header("X-API-Key", KEY));
      query.get("/v1/feeds?x-api-key=hush");
      query.send(query.request("/prometheus").header("X-API-Key", KEY));
      query.get("/nowhere/%0a%1b%22");
      query.send(query.request("/session").DELETE());
      raw(query, "BAD /\u001b[31m\r\n\r\n");

      await().until(() -> lines.size() >= 6);
      assertThat(lines.get(0))
          .matches("key:wfm 127\\.0\\.0\\.1 \"GET /v1/agents/kore:63fb:a-59bb\" 200 \\d+ \\d+");
      assertThat(lines.get(1)).startsWith("key:wfm 127.0.0.1 \"GET /v1/agents\" 400 ");
      assertThat(lines.get(2)).startsWith("- 127.0.0.1 \"GET /v1/feeds\" 401 ");
      assertThat(lines.get(3)).startsWith("key:wfm 127.0.0.1 \"GET /prometheus\" 403 ");
      assertThat(lines.get(4)).startsWith("- 127.0.0.1 \"GET /nowhere/%0a%1b%22\" 404 ");
      assertThat(lines.get(5)).startsWith("- 127.0.0.1 \"DELETE /session\" 204 ");
      assertThat(lines)
          .noneMatch(line -> line.contains("hush"))
          .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
    }
  }

  @Test
  void shouldBeSilentWhereItIsSwitchedOff(KafkaCluster broker) {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query = RunningQuery.with(broker, Map.of("access-log", false), processor)) {
      query.get("/v1/agents");

      assertThat(lines).isEmpty();
    }
  }

  private static void raw(RunningQuery query, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", query.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isPositive();
    }
  }
}
