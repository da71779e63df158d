package io.agentclock.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.model.AgentKey;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Instances that share feeds, die, freeze and wake up, each in a process of its own. */
@ExtendWith(KafkaClusterExtension.class)
class TwoInstancesTest {

  private static final Duration SOON = Duration.ofSeconds(45);

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  @TempDir Path directory;

  private final String prefix = TestFeeds.newPrefix() + "p-";
  private final Map<String, VendorStub> vendors = new TreeMap<>();

  @BeforeEach
  void open() {
    IntStream.range(0, TestFeeds.PARTITIONS)
        .forEach(i -> vendors.put("feed-" + i, new VendorStub()));
  }

  @AfterEach
  void close() {
    vendors.values().forEach(VendorStub::close);
  }

  @Test
  void shouldShareFeedsAndOutliveAFreezeAndAKill() throws Exception {
    try (ServiceProcess first = ServiceProcess.start(directory, yaml());
        ServiceProcess second = ServiceProcess.start(directory, yaml());
        TopicReader raw =
            new TopicReader(
                cluster.getBootstrapServers(), prefix + "raw.kore", TestFeeds.PARTITIONS)) {
      await().atMost(SOON).until(() -> shared(first, second));
      VendorStub asked = vendors.get(owned(second).get(0));

      freezeBeforeItsAnswerComes(second, asked);
      await().atMost(SOON).until(() -> ownsAll(first));
      asked.always(says("by-first"));
      raw.until(found -> found.stream().anyMatch(r -> isOf(r.key(), "by-first")));

      second.signal("CONT");
      await().atMost(SOON).until(() -> shared(first, second));
      assertThat(second.output()).doesNotContain(TestFeeds.SECRET).doesNotContain("ERROR");

      first.kill();
      vendors.values().forEach(vendor -> vendor.always(says("last")));
      assertThat(raw.until(found -> feedsThatBrought("last", found) == vendors.size()))
          .as("what the frozen one wrote too late")
          .noneMatch(r -> isOf(r.key(), "late"));
      assertThat(second.isAlive()).isTrue();
    }
  }

  @Test
  void shouldEndWithinSecondsWhenToldTo() throws IOException, InterruptedException {
    try (ServiceProcess service = ServiceProcess.start(directory, yaml())) {
      await().atMost(SOON).until(() -> ownsAll(service));

      service.signal("TERM");

      assertThat(service.exitCode(Duration.ofSeconds(8))).isEqualTo(143);
      assertThat(service.output()).contains("feed-0 is let go", "feed-3 is let go");
    }
  }

  @Test
  void shouldSayPlainlyWhichSettingIsBad() throws IOException, InterruptedException {
    String yaml = yaml().replace("poll-every: 500ms", "poll-evry: 500ms");
    try (ServiceProcess service = ServiceProcess.start(directory, yaml)) {
      assertThat(service.exitCode(SOON)).isEqualTo(2);
      assertThat(service.output())
          .startsWith("agentclock.feeds.feed-0.poll-evry: is not a setting")
          .hasLineCount(1);
    }
  }

  /** Its answer comes when it isn't the owner any more. */
  private static void freezeBeforeItsAnswerComes(ServiceProcess service, VendorStub asked)
      throws IOException, InterruptedException {
    Reply late = says("late").heldBack();
    int before = asked.requests().size();
    asked.then(late);
    await().until(() -> asked.requests().size() > before);
    service.signal("STOP");
    late.release();
  }

  private static Reply says(String agent) {
    return Reply.ok("{\"AgentUpdates\":[{\"AgentId\":\"%s\"}]}".formatted(agent));
  }

  private static long feedsThatBrought(String agent, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(TopicReader::key)
        .filter(key -> key.endsWith(":" + agent))
        .distinct()
        .count();
  }

  private boolean shared(ServiceProcess first, ServiceProcess second) {
    List<String> both = new ArrayList<>(owned(first));
    both.addAll(owned(second));
    return !owned(first).isEmpty()
        && !owned(second).isEmpty()
        && both.stream().sorted().toList().equals(List.copyOf(vendors.keySet()));
  }

  private boolean ownsAll(ServiceProcess service) {
    return owned(service).size() == vendors.size();
  }

  private List<String> owned(ServiceProcess service) {
    String health = service.health();
    return vendors.keySet().stream().filter(feed -> health.contains('"' + feed + '"')).toList();
  }

  private static boolean isOf(byte[] key, String agent) {
    return new String(key, StandardCharsets.UTF_8).endsWith(":" + agent);
  }

  /** Accounts whose checkpoints are on a partition each. */
  private String yaml() {
    KeyPartitioner partitioner = new KeyPartitioner(TestFeeds.PARTITIONS);
    List<String> feeds = new ArrayList<>();
    for (int i = 0; i < TestFeeds.PARTITIONS; i++) {
      int partition = i;
      String account =
          IntStream.range(0, 100)
              .mapToObj(n -> "acc-" + n)
              .filter(name -> partitioner.of(AgentKey.scope("kore", name)) == partition)
              .findFirst()
              .orElseThrow();
      feeds.add(TestFeeds.kore("feed-" + i, account, vendors.get("feed-" + i).url()));
    }
    return TestFeeds.yaml(cluster.getBootstrapServers(), prefix, feeds)
        .replace("request-timeout: 15s", "request-timeout: 60s");
  }
}
