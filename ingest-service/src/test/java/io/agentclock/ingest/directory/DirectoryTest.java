package io.agentclock.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusedException;
import io.agentclock.ingest.IngestService;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.TopicReader;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who the agents are, by a real service on a real broker. */
@ExtendWith(KafkaClusterExtension.class)
class DirectoryTest {

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  private final VendorStub vendor = new VendorStub();
  private final String prefix = TestFeeds.newPrefix();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(vendor));

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void shouldWriteWhoTheVendorListsOnTheirPartitions() throws RefusedException {
    vendor.agents(
        Reply.ok(
            """
            [{"accountId":"acc-1","agentId":"a-1","firstName":"Tony","lastName":"Stark"},
             {"accountId":"acc-1","agentId":"a-2","firstName":"Zoë"},
             {"accountId":"acc-1","firstName":"Nobody"}, 7]"""));

    start();

    List<ConsumerRecord<byte[], byte[]>> entries =
        reader("agent-directory").until(found -> found.size() >= 2);
    assertThat(entries).hasSize(2);
    for (ConsumerRecord<byte[], byte[]> entry : entries) {
      String key = new String(entry.key(), StandardCharsets.UTF_8);
      assertThat(entry.partition()).isEqualTo(new KeyPartitioner(TestFeeds.PARTITIONS).of(key));
      assertThat(DirectoryEntry.fromJson(entry.value()).name())
          .isEqualTo(key.equals("kore:acc-1:a-1") ? "Tony Stark" : "Zoë");
    }
  }

  @Test
  void shouldOnlyNoteThatTheListIsForbidden() {
    vendor.agents(Reply.of(403, "no"));

    start();

    FeedStreamStatus noted =
        statuses("DIRECTORY_HTTP_403").stream()
            .filter(status -> status.lastError().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(noted.status()).isEqualTo(Status.UP);
    assertThat(noted.lastError().orElseThrow().message()).contains("names", "client-id");
  }

  private void start() {
    open.add(
        IngestService.start(
            TestFeeds.settings(
                TestFeeds.yaml(
                    cluster.getBootstrapServers(),
                    prefix,
                    List.of(TestFeeds.kore("kore-main", "acc-1", vendor.url()))))));
  }

  private TopicReader reader(String topic) {
    TopicReader reader =
        new TopicReader(cluster.getBootstrapServers(), prefix + topic, TestFeeds.PARTITIONS);
    open.add(reader);
    return reader;
  }

  private List<FeedStreamStatus> statuses(String code) {
    return parsed(
        reader("feed-progress")
            .until(
                found ->
                    parsed(found).stream()
                        .flatMap(status -> status.lastError().stream())
                        .anyMatch(error -> error.code().equals(code))));
  }

  private static List<FeedStreamStatus> parsed(List<ConsumerRecord<byte[], byte[]>> records) {
    List<FeedStreamStatus> statuses = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        statuses.add(FeedStreamStatus.fromJson(record.value()));
      } catch (RefusedException e) {
        throw new AssertionError(e);
      }
    }
    return statuses;
  }
}
