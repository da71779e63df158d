package io.agentclock.processor.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.processor.Client;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.ThreadMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A client whose threads come and go, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class ContactCountersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FOR_GOOD = Integer.MAX_VALUE;

  @BrokerCluster static KafkaCluster cluster;
  @TempDir Path stateDir;
  private Client client;

  @BeforeEach
  void start() {
    client = Client.start(cluster.getBootstrapServers(), stateDir, "contact-", "one");
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void shouldFollowTheCountersThatItKeeps() {
    ContactCounters counters = new ContactCounters(client.streams(), FOR_GOOD);
    Map<String, GroupContact.Counters> first = counters.read();

    assertThat(first.keySet()).isEqualTo(consumers()).hasSize(1);
    String consumer = first.keySet().iterator().next();
    assertThat(first.get(consumer).rebalances()).isPositive();
    await()
        .atMost(PATIENCE)
        .until(() -> counters.read().get(consumer).replies() > first.get(consumer).replies());
  }

  @Test
  void shouldFollowTheThreads() {
    ContactCounters counters = new ContactCounters(client.streams(), FOR_GOOD);
    counters.read();

    client.streams().addStreamThread();

    assertThat(counters.read().keySet()).isEqualTo(consumers()).hasSize(2);
  }

  @Test
  void shouldFindOneThatTookTheNameOfAnother() {
    client.streams().addStreamThread();
    ContactCounters kept = new ContactCounters(client.streams(), FOR_GOOD);
    ContactCounters renewed = new ContactCounters(client.streams(), 2);
    Set<String> before = kept.read().keySet();
    renewed.read();

    client.streams().removeStreamThread();
    client.streams().addStreamThread();

    assertThat(consumers()).isEqualTo(before);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              renewed.read();
              return anyFewer(kept.read(), renewed.read());
            });
  }

  /** Counters only grow: those of one that began anew are of another. */
  private static boolean anyFewer(
      Map<String, GroupContact.Counters> before, Map<String, GroupContact.Counters> after) {
    return after.entrySet().stream()
        .anyMatch(now -> now.getValue().rebalances() < before.get(now.getKey()).rebalances());
  }

  private Set<String> consumers() {
    return client.streams().metadataForLocalThreads().stream()
        .map(ThreadMetadata::consumerClientId)
        .collect(Collectors.toSet());
  }
}
