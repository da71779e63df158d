package io.agentclock.ingest;

import static io.agentclock.ingest.TopicReader.header;
import static io.agentclock.ingest.TopicReader.key;
import static io.agentclock.ingest.TopicReader.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Progress;
import io.agentclock.contract.RefusedException;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.settings.BadSettingException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service against a real broker and a vendor that says what it is told to. */
@ExtendWith(KafkaClusterExtension.class)
class IngestServiceTest {

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
  void shouldWriteItemsThenProgressToEveryPartitionThenTheCheckpoint() throws RefusedException {
    vendor.then(Reply.ok("{\"AgentUpdates\":[%s,%s]}".formatted(update("a-1"), update("a-2"))));
    Instant before = Instant.now();

    start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        reader("raw.kore").until(IngestServiceTest::everyPartitionHasProgress);
    List<ConsumerRecord<byte[], byte[]>> items = ofKind(raw, "item");
    assertThat(items).hasSize(2);
    for (ConsumerRecord<byte[], byte[]> item : items) {
      assertThat(key(item)).isIn("kore:acc-1:a-1", "kore:acc-1:a-2");
      assertThat(value(item)).isEqualTo(update(key(item).substring("kore:acc-1:".length())));
      assertThat(item.partition())
          .isEqualTo(new KeyPartitioner(TestFeeds.PARTITIONS).of(item.key()));
      assertThat(header(item, "feed")).isEqualTo("kore-main");
      assertThat(header(item, "stream")).isEqualTo("agent-activity");
      assertThat(header(item, "zone")).isEqualTo("UTC");
      assertThat(header(item, "fetched-at")).isEqualTo(String.valueOf(item.timestamp()));
      assertThat(item.timestamp()).isBetween(before.toEpochMilli(), System.currentTimeMillis());
      assertThat(Instant.parse(header(item, "window-from"))).isBefore(before.minusSeconds(3590));
    }
    List<ConsumerRecord<byte[], byte[]>> progress = firstProgress(raw);
    assertThat(progress)
        .extracting(ConsumerRecord::partition)
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    for (ConsumerRecord<byte[], byte[]> record : progress) {
      Progress said = Progress.fromJson(record.value());
      assertThat(key(record)).isEqualTo("kore-main");
      assertThat(said.source() + said.account() + said.stream())
          .isEqualTo("koreacc-1agent-activity");
      assertThat(said.observedFrom()).isEqualTo(Instant.parse(header(record, "window-from")));
      assertThat(said.observedTo())
          .isEqualTo(Instant.ofEpochMilli(record.timestamp()).minusSeconds(1));
      assertThat(said.staleAfter()).contains(Duration.ofMillis(2500));
      items.stream()
          .filter(item -> item.partition() == record.partition())
          .forEach(item -> assertThat(item.offset()).isLessThan(record.offset()));
    }
    FeedStreamStatus checkpoint = status(found -> found.status() == Status.UP);
    assertThat(checkpoint.observedThrough())
        .contains(Progress.fromJson(progress.get(0).value()).observedTo());
    assertThat(checkpoint.items()).isEqualTo(2);
  }

  @Test
  void shouldSayStartingBeforeTheFirstAnswer() {
    vendor.always(Reply.hanging());

    start();

    FeedStreamStatus first = statuses(found -> !found.isEmpty()).get(0);
    assertThat(first.status()).isEqualTo(Status.STARTING);
    assertThat(first.observedThrough()).isEmpty();
  }

  @Test
  void shouldAskAsTheVendorDocumentsIt() {
    start();

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

    start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        reader("raw.kore").until(found -> count(found, "progress") >= 4 * TestFeeds.PARTITIONS);
    assertThat(ofKind(raw, "item")).hasSize(1);
    assertThat(status(found -> found.observedThrough().isPresent()).items()).isEqualTo(1);
  }

  @Test
  void shouldGoOnAfterARestartWithoutAHole() throws RefusedException {
    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));
    IngestService first = start();
    TopicReader raw = reader("raw.kore");
    raw.until(found -> count(found, "progress") >= TestFeeds.PARTITIONS);
    first.close();
    int before = raw.until(found -> true).size();

    start();

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

    start();

    List<ConsumerRecord<byte[], byte[]>> refusals =
        reader("refusals").until(found -> found.size() >= 2);
    assertThat(refusals.get(0).key()).isNull();
    assertThat(refusals.stream().map(TopicReader::value).sorted().toList())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("\"reason\":\"NO_KEY\"", prefix + "raw.kore", "\\\"busy\\\""),
            second -> assertThat(second).contains("\"reason\":\"UNREADABLE\"", "\"value\":\"7\""));
    assertThat(ofKind(reader("raw.kore").until(found -> count(found, "item") == 2), "item"))
        .extracting(TopicReader::value)
        .containsExactlyInAnyOrder(update("a-1"), update("a-2"));
  }

  @Test
  void shouldWriteManyItemsAndProgressLast() {
    String updates =
        IntStream.range(0, 12_000).mapToObj(i -> update("a-" + i)).collect(Collectors.joining(","));
    vendor.then(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(updates)));

    start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        reader("raw.kore").until(IngestServiceTest::everyPartitionHasProgress);
    assertThat(ofKind(raw, "item")).hasSize(12_000);
    assertThat(status(found -> found.status() == Status.UP).items()).isEqualTo(12_000);
  }

  @Test
  void shouldBeDownOnARefusedLoginAndHeal() {
    vendor.always(
        Reply.of(401, "{\"errors\":[{\"msg\":\"Invalid SDK credentials\",\"code\":4002}]}"));
    start();

    FeedStreamStatus down = status(found -> found.status() == Status.DOWN);
    assertThat(down.lastError().orElseThrow().code()).isEqualTo("HTTP_401");
    assertThat(down.lastError().orElseThrow().message())
        .contains("client-id", "client-secret", "WFM Integration", "Invalid SDK credentials")
        .doesNotContain(TestFeeds.SECRET)
        .doesNotContain("eyJ");
    assertThat(vendor.requests().get(0).header("auth"))
        .as("a new token for the second try")
        .isNotEqualTo(vendor.requests().get(1).header("auth"));

    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));

    FeedStreamStatus up = status(found -> found.status() == Status.UP);
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

    start();

    List<FeedStreamStatus> all =
        statuses(found -> found.stream().anyMatch(status -> status.status() == Status.UP));
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
    assertThat(ofKind(reader("raw.kore").until(found -> count(found, "item") > 0), "item"))
        .hasSize(1);
  }

  @Test
  void shouldTakeTheFeedUpAgainWhenItWasFencedAndStillOwnsIt() {
    start();
    status(found -> found.status() == Status.UP);
    try (KafkaProducer<byte[], byte[]> rival =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                cluster.getBootstrapServers(),
                "transactional.id",
                prefix + "ingest-kore-main"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      rival.initTransactions();
    }
    int requests = vendor.requests().size();

    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-late"))));

    assertThat(ofKind(reader("raw.kore").until(found -> count(found, "item") > 0), "item"))
        .hasSize(1);
    assertThat(vendor.requests()).hasSizeGreaterThan(requests);
  }

  @Test
  void shouldServeHealthAndMetrics() throws IOException, InterruptedException {
    vendor.always(Reply.ok("{\"AgentUpdates\":[%s]}".formatted(update("a-1"))));
    IngestService service = start();
    status(found -> found.items() == 1);

    assertThat(get(service, "/health/liveness")).contains("\"UP\"");
    assertThat(get(service, "/health/readiness")).contains("\"UP\"");
    assertThat(get(service, "/health")).contains("kore-main");
    assertThat(get(service, "/prometheus"))
        .contains(
            "agentclock_ingest_items_total{feed=\"kore-main\",stream=\"agent-activity\"} 1.0",
            "agentclock_ingest_lag_seconds{feed=\"kore-main\"");
  }

  @Test
  void shouldNotStartOnTopicsOfAnotherShape() throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.getBootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(prefix + "raw.kore", 7, (short) 1))).all().get();
    }

    assertThatThrownBy(this::start)
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("agentclock.topics.partitions")
        .hasMessageContaining("raw.kore");
  }

  private IngestService start() {
    IngestService service =
        IngestService.start(
            TestFeeds.settings(
                TestFeeds.yaml(
                    cluster.getBootstrapServers(),
                    prefix,
                    List.of(TestFeeds.kore("kore-main", "acc-1", vendor.url())))));
    open.add(service);
    return service;
  }

  private TopicReader reader(String topic) {
    TopicReader reader =
        new TopicReader(cluster.getBootstrapServers(), prefix + topic, TestFeeds.PARTITIONS);
    open.add(reader);
    return reader;
  }

  private FeedStreamStatus status(Predicate<FeedStreamStatus> condition) {
    return statuses(all -> all.stream().anyMatch(condition)).stream()
        .filter(condition)
        .findFirst()
        .orElseThrow();
  }

  private List<FeedStreamStatus> statuses(Predicate<List<FeedStreamStatus>> condition) {
    return parsed(reader("feed-progress").until(found -> condition.test(parsed(found))));
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

  private static String get(IngestService service, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static String update(String agent) {
    return "{ \"AgentId\" : \"%s\", \"EventTime\": \"10/20/2020 2:13:12\", \"Activity\":\"notready\" }"
        .formatted(agent);
  }

  private static List<ConsumerRecord<byte[], byte[]>> ofKind(
      List<ConsumerRecord<byte[], byte[]>> records, String kind) {
    return records.stream().filter(record -> kind.equals(header(record, "kind"))).toList();
  }

  private static long count(List<ConsumerRecord<byte[], byte[]>> records, String kind) {
    return ofKind(records, kind).size();
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
