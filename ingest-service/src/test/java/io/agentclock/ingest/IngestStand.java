package io.agentclock.ingest;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.RefusedException;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole service with topics of its own on a test's broker, and a vendor that says what it is
 * told to. All that was opened is closed after the test, the newest first.
 */
public final class IngestStand implements AfterEachCallback {

  private final KafkaCluster cluster;
  private final VendorStub vendor = new VendorStub();
  private final String prefix = TestFeeds.newPrefix();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(vendor));

  public IngestStand(KafkaCluster cluster) {
    this.cluster = cluster;
  }

  public VendorStub vendor() {
    return vendor;
  }

  /** Of every topic's name. */
  public String prefix() {
    return prefix;
  }

  /** Starts a service that polls Kore.ai twice a second, as the feed {@code kore-main}. */
  public IngestService start() {
    return start(TestFeeds.kore("kore-main", "acc-1", vendor.url()));
  }

  /**
   * Starts a service.
   *
   * @param feed in YAML
   */
  public IngestService start(String feed) {
    IngestService service =
        IngestService.start(
            TestFeeds.settings(
                TestFeeds.yaml(cluster.getBootstrapServers(), prefix, List.of(feed))));
    open.add(service);
    return service;
  }

  /** Reads a topic from its start. */
  public TopicReader reader(String topic) {
    TopicReader reader =
        new TopicReader(cluster.getBootstrapServers(), prefix + topic, TestFeeds.PARTITIONS);
    open.add(reader);
    return reader;
  }

  /** The first status of any stream that is as wanted. */
  public FeedStreamStatus status(Predicate<FeedStreamStatus> wanted) {
    return statuses(all -> all.stream().anyMatch(wanted)).stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  /** All statuses there ever were once a condition holds. */
  public List<FeedStreamStatus> statuses(Predicate<List<FeedStreamStatus>> condition) {
    return parsed(reader("feed-progress").until(found -> condition.test(parsed(found))));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
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
