package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.TopicReader.header;
import static io.agentclock.ingest.TopicReader.key;
import static io.agentclock.ingest.TopicReader.value;
import static io.agentclock.ingest.liveperson.LivePersonFeed.FILES_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.LIST_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.SEGMENTS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.SKILLS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.STATUS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.TOKEN_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.USERS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.IngestService;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.TopicReader;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All streams of LivePerson through the whole service, against a real broker. */
@ExtendWith(KafkaClusterExtension.class)
class LivePersonIngestTest {

  private static final Set<String> STREAMS =
      Set.of("status-changes", "agent-segments", "segment-units", "net-handle-time");

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  private final String prefix = TestFeeds.newPrefix();
  private final LivePersonFeed answers =
      new LivePersonFeed(LivePersonFeed.OAUTH2, Clock.systemUTC());
  private final VendorStub vendor = answers.vendor;

  @AfterEach
  void close() {
    answers.close();
  }

  @Test
  void shouldWriteWhatEveryStreamBrings() {
    vendor.at(TOKEN_PATH, LivePersonFeed.token("one", Instant.now(), Duration.ofHours(1)));
    vendor.at(USERS_PATH, Reply.ok(fixture("users.json")));
    vendor.at(STATUS_PATH, Reply.ok(fixture("status-changes-v2.json")));
    vendor.at(SEGMENTS_PATH, Reply.ok(fixture("agent-segments.json")));
    vendor.at(LIST_PATH, Reply.ok(fixture("breakdown-list.json")));
    vendor.at(FILES_PATH, Reply.ok(fixture("breakdown-unit.json")));
    vendor.at(SKILLS_PATH, Reply.ok(fixture("net-handle-time.json")));

    try (IngestService service = IngestService.start(settings());
        TopicReader raw = reader("raw.liveperson");
        TopicReader directory = reader("agent-directory")) {
      assertThat(service.port()).isPositive();
      List<ConsumerRecord<byte[], byte[]>> records =
          raw.until(found -> streams(found, "progress").equals(STREAMS));
      assertThat(keys(records, "status-changes"))
          .containsExactlyInAnyOrder(
              "liveperson:12345678:3252247132",
              "liveperson:12345678:3252247132",
              "liveperson:12345678:3252247133");
      assertThat(keys(records, "agent-segments"))
          .containsExactlyInAnyOrder(
              "liveperson:12345678:1224046030", "liveperson:12345678:2549453330");
      assertThat(keys(records, "segment-units"))
          .as("the same unit of two files, once")
          .containsExactly("liveperson:12345678:2521430130");
      assertThat(keys(records, "net-handle-time"))
          .containsExactly("liveperson:12345678:skill:773431", "liveperson:12345678:skill:773431");
      assertThat(
              directory.until(
                  found -> found.stream().anyMatch(entry -> value(entry).contains("Nina Example"))))
          .anyMatch(entry -> key(entry).equals("liveperson:12345678:3252247132"));
    }
    assertThat(vendor.requests(TOKEN_PATH)).as("all streams share a token").hasSize(1);
  }

  private Settings settings() {
    String feed =
        """
        lp-main:
              source: liveperson
              account: "12345678"
              domain-api: %s
              auth: %s
              poll-every: 500ms
              start-from: 3h
              request-timeout: 5s
              rate-limit-per-minute: 6000
              retry: {initial: 50ms, most: 400ms}
              streams:
                status-changes: {settle: 1s, overlap: 3s}
                agent-segments: {settle: 1s, overlap: 3s}
                segment-units: {settle: 1s, overlap: 3s}
                net-handle-time: {settle: 1s, overlap: 2h}
        """
            .formatted(vendor.url(), LivePersonFeed.OAUTH2);
    return TestFeeds.settings(TestFeeds.yaml(cluster.getBootstrapServers(), prefix, List.of(feed)));
  }

  private TopicReader reader(String topic) {
    return new TopicReader(cluster.getBootstrapServers(), prefix + topic, TestFeeds.PARTITIONS);
  }

  private static Set<String> streams(List<ConsumerRecord<byte[], byte[]>> records, String kind) {
    return records.stream()
        .filter(record -> kind.equals(header(record, "kind")))
        .map(record -> header(record, "stream"))
        .collect(Collectors.toSet());
  }

  private static List<String> keys(List<ConsumerRecord<byte[], byte[]>> records, String stream) {
    return records.stream()
        .filter(record -> "item".equals(header(record, "kind")))
        .filter(record -> stream.equals(header(record, "stream")))
        .map(TopicReader::key)
        .toList();
  }
}
