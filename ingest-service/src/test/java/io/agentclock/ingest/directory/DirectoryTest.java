package io.agentclock.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusedException;
import io.agentclock.ingest.IngestStand;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who the agents are, by a real service on a real broker. */
@ExtendWith(KafkaClusterExtension.class)
class DirectoryTest {

  private static final String FORBIDDEN = "DIRECTORY_HTTP_403";

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  @RegisterExtension final IngestStand ingest = new IngestStand(cluster);
  private final VendorStub vendor = ingest.vendor();

  @Test
  void shouldWriteWhoTheVendorListsOnTheirPartitions() throws RefusedException {
    vendor.agents(
        Reply.ok(
            """
            [{"accountId":"acc-1","agentId":"a-1","firstName":"Tony","lastName":"Stark"},
             {"accountId":"acc-1","agentId":"a-2","firstName":"Zoë"},
             {"accountId":"acc-1","firstName":"Nobody"}, 7]"""));

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> entries =
        ingest.reader("agent-directory").until(found -> found.size() >= 2);
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

    ingest.start();

    FeedStreamStatus noted =
        ingest.status(
            status ->
                status.lastError().filter(error -> error.code().equals(FORBIDDEN)).isPresent());
    assertThat(noted.status()).isEqualTo(Status.UP);
    assertThat(noted.lastError().orElseThrow().message()).contains("names", "client-id");
  }
}
