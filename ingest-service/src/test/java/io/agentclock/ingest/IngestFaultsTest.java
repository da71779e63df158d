package io.agentclock.ingest;

import static io.agentclock.ingest.TestFeeds.update;
import static io.agentclock.ingest.TopicReader.count;
import static io.agentclock.ingest.TopicReader.ofKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.settings.BadSettingException;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the whole service does where the vendor, the broker or another instance doesn't comply. */
@ExtendWith(KafkaClusterExtension.class)
class IngestFaultsTest {

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  @RegisterExtension final IngestStand ingest = new IngestStand(cluster);
  private final VendorStub vendor = ingest.vendor();

  @Test
  void shouldBeDownOnARefusedLoginAndHeal() {
    vendor.always(
        Reply.of(401, "{\"errors\":[{\"msg\":\"Invalid SDK credentials\",\"code\":4002}]}"));
    ingest.start();

    FeedStreamStatus down = ingest.status(found -> found.status() == Status.DOWN);
    assertThat(down.lastError().orElseThrow().code()).isEqualTo("HTTP_401");
    assertThat(down.lastError().orElseThrow().message())
        .contains("client-id", "client-secret", "WFM Integration", "Invalid SDK credentials")
        .doesNotContain(TestFeeds.SECRET)
        .doesNotContain("eyJ");
    assertThat(vendor.requests().get(0).header("auth"))
        .as("a new token for the second try")
        .isNotEqualTo(vendor.requests().get(1).header("auth"));

    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));

    FeedStreamStatus up = ingest.status(found -> found.status() == Status.UP);
    assertThat(up.lastError()).as("kept").isPresent();
    assertThat(up.items()).isEqualTo(1);
  }

  @Test
  void shouldLoseNothingByFailuresAndTellThem() {
    vendor.then(
        Reply.of(503, "busy"),
        Reply.ok("<html>sign in</html>"),
        Reply.ok(""),
        Reply.ok("{\"AgentUpdates\":[{\"AgentId\":\"a"),
        Reply.hanging(),
        Reply.of(429, "").with("Retry-After", "0"),
        Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));

    ingest.start(TestFeeds.hurried(TestFeeds.kore("kore-main", "acc-1", vendor.url())));

    List<FeedStreamStatus> all =
        ingest.statuses(found -> found.stream().anyMatch(status -> status.status() == Status.UP));
    assertThat(all)
        .extracting(FeedStreamStatus::status)
        .containsSubsequence(Status.STARTING, Status.DEGRADED, Status.DOWN, Status.UP);
    assertThat(all)
        .extracting(status -> status.lastError().map(error -> error.code()).orElse(""))
        .contains("HTTP_503", "UNREADABLE_ANSWER", "TIMEOUT", "RATE_LIMIT");
    assertThat(vendor.requests().subList(0, 7))
        .as("the window stays")
        .extracting(VendorStub.Request::query)
        .containsOnly(vendor.requests().get(0).query());
    assertThat(ofKind(ingest.reader("raw.kore").until(found -> count(found, "item") > 0), "item"))
        .hasSize(1);
  }

  @Test
  void shouldTakeTheFeedUpAgainWhenItWasFencedAndStillOwnsIt() {
    ingest.start();
    ingest.status(found -> found.status() == Status.UP);
    try (KafkaProducer<byte[], byte[]> rival =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                cluster.getBootstrapServers(),
                "transactional.id",
                ingest.prefix() + "ingest-kore-main"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      rival.initTransactions();
    }
    int requests = vendor.requests().size();

    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-late"))));

    assertThat(ofKind(ingest.reader("raw.kore").until(found -> count(found, "item") > 0), "item"))
        .hasSize(1);
    assertThat(vendor.requests()).hasSizeGreaterThan(requests);
  }

  @Test
  void shouldNotStartOnTopicsOfAnotherShape() throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.getBootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(ingest.prefix() + "raw.kore", 7, (short) 1)))
          .all()
          .get();
    }

    assertThatThrownBy(ingest::start)
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("agentclock.topics.partitions")
        .hasMessageContaining("raw.kore");
  }
}
