package io.agentclock.processor.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.processor.Client;
import io.agentclock.processor.store.LedgerStores;
import io.agentclock.processor.topology.Tenure;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Questions that last while partitions come and go, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class OwnedStoresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ALWAYS = Duration.ofDays(1);
  private static final Duration NEVER = Duration.ofMillis(-1);
  private static final Class<? extends Lookup> FOUND = Lookup.Found.class;

  @BrokerCluster static KafkaCluster cluster;
  @TempDir Path stateDir;
  @TempDir Path other;

  private final ExecutorService askers = Executors.newCachedThreadPool();
  private String prefix;
  private Client client;
  private Heartbeat heartbeat;
  private OwnedStores owned;

  @BeforeEach
  void start(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName() + '-';
    client = Client.start(cluster.getBootstrapServers(), stateDir, prefix, "one");
    heartbeat = heartbeat(ALWAYS);
    owned = owned(heartbeat);
    await()
        .atMost(PATIENCE)
        .until(() -> Client.partitions().stream().allMatch(p -> FOUND.isInstance(ask(owned, p))));
  }

  @AfterEach
  void stop() {
    askers.shutdownNow();
    heartbeat.close();
    client.close();
  }

  @Test
  void shouldNotAnswerWhereThePartitionLeftDuringTheQuestionAndCameBack() throws Exception {
    Map<Integer, Tenure> before = tenures();
    Questions questions = new Questions();

    client.streams().addStreamThread();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client.isRunning()
                    && tenures().keySet().equals(before.keySet())
                    && !tenures().equals(before));
    Map<Integer, Tenure> after = tenures();

    questions.endWith(
        partition -> after.get(partition) == before.get(partition) ? FOUND : Lookup.NotReady.class);
    assertThat(Client.partitions())
        .allSatisfy(partition -> assertThat(ask(owned, partition)).isInstanceOf(FOUND));
  }

  @Test
  void shouldNotAnswerForAPartitionThatLeftDuringTheQuestion() throws Exception {
    Questions questions = new Questions();

    try (Client second = Client.start(cluster.getBootstrapServers(), other, prefix, "two")) {
      await()
          .atMost(PATIENCE)
          .until(() -> client.isRunning() && second.isRunning() && tenures().size() == 2);

      questions.endWith(
          partition -> tenures().containsKey(partition) ? FOUND : Lookup.Elsewhere.class);
    }
  }

  @Test
  void shouldNotAnswerOutOfTouchWithTheGroup() {
    try (Heartbeat none = heartbeat(NEVER)) {
      assertThat(ask(owned(none), 0)).isInstanceOf(Lookup.NotReady.class);
    }
  }

  @Test
  void shouldNotFailWhereTheClientClosesDuringTheQuestion() throws Exception {
    Questions questions = new Questions();

    client.close();

    assertThat(questions.end().values()).hasOnlyElementsOfType(Lookup.NotReady.class);
  }

  /** One of every partition, each of which has read and not yet answered. */
  private final class Questions {

    private final CountDownLatch read = new CountDownLatch(Client.partitions().size());
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<Integer, Future<Lookup>> answers = new HashMap<>();

    Questions() throws InterruptedException {
      Client.partitions()
          .forEach(
              partition ->
                  answers.put(
                      partition, askers.submit(() -> ask(owned, partition, this::readAndWait))));
      assertThat(read.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void readAndWait(Stores stores) {
      count(stores);
      read.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Each is answered as its partition's number says. */
    void endWith(IntFunction<Class<? extends Lookup>> expected)
        throws InterruptedException, ExecutionException {
      end()
          .forEach(
              (partition, answer) ->
                  assertThat(answer)
                      .as("partition %d", partition)
                      .isInstanceOf(expected.apply(partition)));
    }

    Map<Integer, Lookup> end() throws InterruptedException, ExecutionException {
      end.countDown();
      Map<Integer, Lookup> all = new HashMap<>();
      for (Map.Entry<Integer, Future<Lookup>> answer : answers.entrySet()) {
        all.put(answer.getKey(), answer.getValue().get());
      }
      return all;
    }
  }

  private static Lookup ask(OwnedStores owned, int partition) {
    return ask(owned, partition, OwnedStoresTest::count);
  }

  private static Lookup ask(OwnedStores owned, int partition, Consumer<Stores> question) {
    return owned.ask(
        partition,
        stores -> {
          question.accept(stores);
          return new Lookup.Found(new byte[0]);
        });
  }

  private static int count(Stores stores) {
    try (KeyValueIterator<byte[], byte[]> agents = stores.of(LedgerStores.AGENTS).all()) {
      int count = 0;
      for (; agents.hasNext(); agents.next()) {
        count++;
      }
      return count;
    }
  }

  private Map<Integer, Tenure> tenures() {
    Map<Integer, Tenure> lasting = new HashMap<>();
    Client.partitions()
        .forEach(
            partition -> client.tenures().of(partition).ifPresent(t -> lasting.put(partition, t)));
    return lasting;
  }

  private OwnedStores owned(Heartbeat touch) {
    return new OwnedStores(client.streams(), client.tenures(), touch, new Hosted(client.streams()));
  }

  private Heartbeat heartbeat(Duration atMost) {
    Heartbeat started = new Heartbeat(client.streams(), atMost, InstantSource.system());
    started.onApplicationEvent(null);
    return started;
  }
}
