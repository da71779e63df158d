package io.agentclock.ingest;

import static io.agentclock.ingest.TestFeeds.update;
import static io.agentclock.ingest.TopicReader.count;
import static io.agentclock.ingest.TopicReader.header;
import static io.agentclock.ingest.TopicReader.key;
import static io.agentclock.ingest.TopicReader.ofKind;
import static io.agentclock.ingest.TopicReader.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Progress;
import io.agentclock.contract.RefusedException;
import io.agentclock.ingest.VendorStub.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole service against a real broker and a vendor that says what it is told to. */
@ExtendWith(KafkaClusterExtension.class)
class IngestServiceTest {

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  @RegisterExtension final IngestStand ingest = new IngestStand(cluster);
  private final VendorStub vendor = ingest.vendor();

  @Test
  void shouldWriteItemsThenProgressToEveryPartitionThenTheCheckpoint() throws RefusedException {
    vendor.then(Reply.ok("{\"AgentUpdates\":[%s,%s]}".formatted(update("a-1"), update("a-2"))));
    Instant before = Instant.now();

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        ingest.reader("raw.kore").until(IngestServiceTest::everyPartitionHasProgress);
    List<ConsumerRecord<byte[], byte[]>> items = ofKind(raw, "item");
    assertThat(items).hasSize(2).allSatisfy(item -> assertIsWhole(item, before));
    List<ConsumerRecord<byte[], byte[]>> progress = firstProgress(raw);
    assertThat(progress)
        .extracting(ConsumerRecord::partition)
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    for (ConsumerRecord<byte[], byte[]> record : progress) {
      assertSaysWhatWasObserved(record);
      items.stream()
          .filter(item -> item.partition() == record.partition())
          .forEach(item -> assertThat(item.offset()).isLessThan(record.offset()));
    }
    FeedStreamStatus checkpoint = ingest.status(found -> found.status() == Status.UP);
    assertThat(checkpoint.observedThrough())
        .contains(Progress.fromJson(progress.get(0).value()).observedTo());
    assertThat(checkpoint.items()).isEqualTo(2);
  }

  @Test
  void shouldSayStartingBeforeTheFirstAnswer() {
    vendor.always(Reply.hanging());

    ingest.start();

    FeedStreamStatus first = ingest.statuses(found -> !found.isEmpty()).get(0);
    assertThat(first.status()).isEqualTo(Status.STARTING);
    assertThat(first.observedThrough()).isEmpty();
  }

  @Test
  void shouldAskAsTheVendorDocumentsIt() {
    ingest.start();

    await().until(() -> !vendor.requests().isEmpty());
    VendorStub.Request request = vendor.requests().get(0);
    assertThat(request.path())
        .isEqualTo("/agentassist/api/public/analytics/account/acc-1/agentactivity");
    assertThat(request.query())
        .matches(
            "fromTimeStamp=\\d{4}-\\d\\d-\\d\\dT\\d\\d%3A\\d\\d%3A\\d\\dZ&toTimeStamp=\\d{4}-\\d\\d-\\d\\dT\\d\\d%3A\\d\\d%3A\\d\\dZ");
    assertThat(request.header("iId")).isEqualTo("st-1");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("auth")).startsWith("eyJ");
  }

  @Test
  void shouldWriteAnItemOfTheOverlapOnceAndKeepProgressing() {
    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        ingest
            .reader("raw.kore")
            .until(found -> count(found, "progress") >= 4 * TestFeeds.PARTITIONS);
    assertThat(ofKind(raw, "item")).hasSize(1);
    assertThat(ingest.status(found -> found.observedThrough().isPresent()).items()).isEqualTo(1);
  }

  @Test
  void shouldGoOnAfterARestartWithoutAHole() throws RefusedException {
    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));
    IngestService first = ingest.start();
    TopicReader raw = ingest.reader("raw.kore");
    raw.until(found -> count(found, "progress") >= TestFeeds.PARTITIONS);
    first.close();
    int before = raw.until(found -> true).size();

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> all =
        raw.until(found -> found.size() > before + 2 * TestFeeds.PARTITIONS);
    Instant through = null;
    for (ConsumerRecord<byte[], byte[]> record : ofKind(all, "progress")) {
      if (record.partition() == 0) {
        Progress said = Progress.fromJson(record.value());
        assertThat(through == null || !said.observedFrom().isAfter(through)).isTrue();
        assertThat(through == null || said.observedFrom().isAfter(through.minusSeconds(60)))
            .isTrue();
        through = said.observedTo();
      }
    }
  }

  @Test
  void shouldRefuseABadItemAndWriteTheRest() {
    String nameless = "{\"AgentId\":\"\",\"Activity\":\"busy\"}";
    vendor.then(
        Reply.ok(
            "{\"AgentUpdates\":[%s,%s,7,%s]}".formatted(update("a-1"), nameless, update("a-2"))));

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> refusals =
        ingest.reader("refusals").until(found -> found.size() >= 2);
    assertThat(refusals.get(0).key()).isNull();
    assertThat(refusals.stream().map(TopicReader::value).sorted().toList())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains(
                        "\"reason\":\"NO_KEY\"", ingest.prefix() + "raw.kore", "\\\"busy\\\""),
            second -> assertThat(second).contains("\"reason\":\"UNREADABLE\"", "\"value\":\"7\""));
    assertThat(ofKind(ingest.reader("raw.kore").until(found -> count(found, "item") == 2), "item"))
        .extracting(TopicReader::value)
        .containsExactlyInAnyOrder(update("a-1"), update("a-2"));
  }

  @Test
  void shouldWriteManyItemsAndProgressLast() {
    String updates =
        IntStream.range(0, 12_000).mapToObj(i -> update("a-" + i)).collect(Collectors.joining(","));
    vendor.then(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(updates)));

    ingest.start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        ingest.reader("raw.kore").until(IngestServiceTest::everyPartitionHasProgress);
    assertThat(ofKind(raw, "item")).hasSize(12_000);
    assertThat(ingest.status(found -> found.status() == Status.UP).items()).isEqualTo(12_000);
  }

  @Test
  void shouldServeHealthAndMetrics() throws IOException, InterruptedException {
    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));
    IngestService service = ingest.start();
    ingest.status(found -> found.items() == 1);

    assertThat(get(service, "/health/liveness")).contains("\"UP\"");
    assertThat(get(service, "/health/readiness")).contains("\"UP\"");
    assertThat(get(service, "/health")).contains("kore-main");
    await()
        .untilAsserted(
            () ->
                assertThat(get(service, "/prometheus"))
                    .contains(
                        "agentclock_ingest_items_total"
                            + "{feed=\"kore-main\",stream=\"agent-activity\"} 1.0",
                        "agentclock_ingest_lag_seconds{feed=\"kore-main\""));
  }

  private static void assertIsWhole(ConsumerRecord<byte[], byte[]> item, Instant before) {
    assertThat(key(item)).isIn("kore:acc-1:a-1", "kore:acc-1:a-2");
    assertThat(value(item)).isEqualTo(update(key(item).substring("kore:acc-1:".length())));
    assertThat(item.partition()).isEqualTo(new KeyPartitioner(TestFeeds.PARTITIONS).of(item.key()));
    assertThat(header(item, "feed")).isEqualTo("kore-main");
    assertThat(header(item, "stream")).isEqualTo("agent-activity");
    assertThat(header(item, "zone")).isEqualTo("UTC");
    assertThat(header(item, "fetched-at")).isEqualTo(String.valueOf(item.timestamp()));
    assertThat(item.timestamp()).isBetween(before.toEpochMilli(), System.currentTimeMillis());
    assertThat(Instant.parse(header(item, "window-from"))).isBefore(before.minusSeconds(3590));
  }

  private static void assertSaysWhatWasObserved(ConsumerRecord<byte[], byte[]> record)
      throws RefusedException {
    Progress said = Progress.fromJson(record.value());
    assertThat(key(record)).isEqualTo("kore-main");
    assertThat(said.source() + said.account() + said.stream()).isEqualTo("koreacc-1agent-activity");
    assertThat(said.observedFrom()).isEqualTo(Instant.parse(header(record, "window-from")));
    Instant settled = Instant.ofEpochMilli(record.timestamp()).minusSeconds(1);
    Instant to = Instant.parse(header(record, "window-to"));
    assertThat(said.observedTo()).isEqualTo(to.isBefore(settled) ? to : settled);
    assertThat(said.staleAfter()).contains(Duration.ofMillis(2500));
  }

  private static String get(IngestService service, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static boolean everyPartitionHasProgress(List<ConsumerRecord<byte[], byte[]>> records) {
    return ofKind(records, "progress").stream().map(ConsumerRecord::partition).distinct().count()
        == TestFeeds.PARTITIONS;
  }

  private static List<ConsumerRecord<byte[], byte[]>> firstProgress(
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<ConsumerRecord<byte[], byte[]>> progress = ofKind(records, "progress");
    long first = progress.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow();
    return progress.stream().filter(record -> record.timestamp() == first).toList();
  }
}
