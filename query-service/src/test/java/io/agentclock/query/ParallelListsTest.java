package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many callers at once wait for each other; none is turned away for want of a connection. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class ParallelListsTest {

  private static final int CALLERS = 200;
  private static final Duration WORK = Duration.ofMillis(50);

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor =
        new ScriptedProcessor(PARTITIONS)
            .owningAll()
            .knowing(
                IntStream.range(0, 1000)
                    .mapToObj("kore:63fb:a-%03d"::formatted)
                    .toArray(String[]::new));
    // Each answer takes a while, and only so many are made at once.
    Semaphore threads = new Semaphore(16);
    processor.answering(
        target -> {
          if (target.startsWith("/internal/agents")) {
            threads.acquireUninterruptibly();
            LockSupport.parkNanos(WORK.toNanos());
            threads.release();
          }
          return null;
        });
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @Test
  void shouldAnswerHundredsOfListsAtOnce() {
    HttpClient callers = HttpClient.newHttpClient();

    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.generate(() -> query.request("/v1/agents?limit=50").build())
            .limit(CALLERS)
            .map(list -> callers.sendAsync(list, HttpResponse.BodyHandlers.ofString()))
            .toList();

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
  }
}
