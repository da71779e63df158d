package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A processor whose rows never end, and a client that takes them as it likes. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class SlowClientTest {

  private static final int PAGE_BYTES = 1 << 20;
  private static final Duration NOTHING_MORE = Duration.ofSeconds(2);

  private final AtomicInteger pages = new AtomicInteger();
  private ScriptedProcessor processor;
  private RunningQuery query;
  private Socket client;

  @BeforeEach
  void start(KafkaCluster broker) throws IOException {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    processor.answering(
        target -> {
          if (!target.startsWith("/internal/intervals")) {
            return null;
          }
          pages.incrementAndGet();
          return new Reply(
              200, "x".repeat(PAGE_BYTES - 1) + "\n", Map.of("AgentClock-Next", "kore:63fb:a"));
        });
    query = RunningQuery.with(broker, processor);
    client = new Socket();
    client.setReceiveBufferSize(1 << 16);
    client.connect(new InetSocketAddress("127.0.0.1", query.port()));
    client
        .getOutputStream()
        .write(
            "GET /v1/intervals HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n"
                .getBytes(ISO_8859_1));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    query.close();
    processor.close();
  }

  @Test
  void shouldNotReadAheadOfAClientThatReadsNothing() throws IOException {
    int asked = pagesOnceNoMoreAreAsked();

    assertThat(asked).isLessThan(PARTITIONS + 10); // the first of each, and what sockets hold
    client.getInputStream().readNBytes(30 * PAGE_BYTES);
    assertThat(pages.get()).isGreaterThan(asked);
  }

  @Test
  void shouldAskNoMoreOnceTheClientIsGone() throws IOException {
    client.getInputStream().readNBytes(20 * PAGE_BYTES);
    client.close();

    assertThat(pagesOnceNoMoreAreAsked()).isLessThan(PARTITIONS + 40);
    assertThat(query.get("/health/liveness").statusCode()).isEqualTo(200);
  }

  private int pagesOnceNoMoreAreAsked() {
    AtomicInteger seen = new AtomicInteger(-1);
    await()
        .pollInterval(NOTHING_MORE)
        .atMost(Duration.ofSeconds(30))
        .until(() -> seen.getAndSet(pages.get()) == pages.get());
    return seen.get();
  }
}
