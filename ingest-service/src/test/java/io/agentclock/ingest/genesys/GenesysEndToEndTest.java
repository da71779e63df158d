package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.TopicReader.header;
import static io.agentclock.ingest.TopicReader.key;
import static io.agentclock.ingest.TopicReader.value;
import static io.agentclock.ingest.genesys.GenesysStand.answer;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.IngestStand;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.TopicReader;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A feed of Genesys Cloud in the whole service, against a real broker. */
@ExtendWith(KafkaClusterExtension.class)
class GenesysEndToEndTest {

  private static final String STATUS = "user-status";
  private static final String SUMS = "conversation-aggregates";

  @BrokerCluster(numBrokers = 1)
  static KafkaCluster cluster;

  @RegisterExtension final IngestStand ingest = new IngestStand(cluster);
  private final VendorStub vendor = ingest.vendor();

  @Test
  void shouldReadEightDaysAndThenGoOnWithoutWritingAnythingTwice() {
    givenAVendorWithAnArchive();

    start();

    List<ConsumerRecord<byte[], byte[]>> raw =
        ingest
            .reader("raw.genesys")
            .until(
                found ->
                    of(found, "progress", STATUS).size() >= 14 * TestFeeds.PARTITIONS
                        && of(found, "progress", SUMS).size() >= 14 * TestFeeds.PARTITIONS);
    assertThat(of(raw, "item", STATUS))
        .extracting(TopicReader::key)
        .containsExactlyInAnyOrder(
            "genesys:my-org:u-1", "genesys:my-org:u-2", "genesys:my-org:u-1", "genesys:my-org:u-2");
    assertThat(of(raw, "item", SUMS))
        .extracting(TopicReader::key)
        .containsExactly("genesys:my-org:u-1", "genesys:my-org:u-1");
    assertThat(of(raw, "item", STATUS))
        .filteredOn(item -> value(item).contains("p-coaching"))
        .hasSize(2)
        .allSatisfy(
            item ->
                assertThat(header(item, "presence-labels"))
                    .isEqualTo("{\"p-coaching\":\"Coaching\"}"));
    assertThat(vendor.requests(GenesysStand.TOKEN)).hasSize(1);
    assertThat(vendor.requests(GenesysStand.JOBS)).as("the first days of eight").hasSize(2);
    assertThat(ingest.reader("refusals").until(found -> !found.isEmpty())).hasSize(1);
    assertThat(ingest.reader("agent-directory").until(found -> found.size() >= 2))
        .extracting(record -> tuple(key(record), value(record).contains("\"E-1\"")))
        .containsExactlyInAnyOrder(
            tuple("genesys:my-org:u-1", true), tuple("genesys:my-org:u-2", false));
  }

  @Test
  void shouldTellWhatIsWrongAndLoseNothingByIt() {
    givenAVendorThatRefusesMuch();

    start("start-from: 1h");

    List<FeedStreamStatus> all =
        ingest.statuses(
            found ->
                found.stream().anyMatch(status -> isUp(status, SUMS))
                    && found.stream().anyMatch(status -> isUp(status, STATUS)));
    assertThat(all)
        .flatExtracting(status -> status.lastError().map(LastError::code).stream().toList())
        .contains("LOGIN_REFUSED", "HTTP_403", "RATE_LIMIT");
    assertThat(messages(all, "LOGIN_REFUSED"))
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("client-id", "invalid_client", "correlation-of-401")
                    .doesNotContain(TestFeeds.SECRET));
    assertThat(messages(all, "HTTP_403"))
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("analytics:conversationAggregate:view", "missing.permissions"));
    assertThat(all)
        .filteredOn(status -> isUp(status, STATUS))
        .first()
        .satisfies(
            status ->
                assertThat(status.lastError().orElseThrow().code())
                    .isEqualTo("PRESENCE_DEFINITIONS_HTTP_403"));
    assertThat(
            ingest
                .reader("raw.genesys")
                .until(
                    found ->
                        of(found, "item", STATUS).size() == 2
                            && of(found, "item", SUMS).size() == 2))
        .isNotEmpty();
  }

  private void givenAVendorWithAnArchive() {
    vendor.at(GenesysStand.TOKEN, ok("token.json"));
    vendor.at(GenesysStand.PRESENCES, ok("presence_definitions.json"));
    vendor.at(GenesysStand.USERS, ok("users.json"), Reply.ok("{\"entities\":[]}"));
    vendor.at(GenesysStand.AGGREGATES, ok("aggregates.json"));
    vendor.at(GenesysStand.JOBS, answer(202, "job_submitted.json"));
    vendor.at(GenesysStand.JOB, ok("job_pending.json"), ok("job_fulfilled.json"));
    vendor.at(
        GenesysStand.JOB + "/results",
        complete("job_results_1.json"),
        complete("job_results_2.json"));
    vendor.at(GenesysStand.USER_DETAILS, ok("users_1.json"), Reply.ok("{\"totalHits\":2}"));
  }

  private void givenAVendorThatRefusesMuch() {
    vendor.at(
        GenesysStand.TOKEN, answer(401, "invalid_client.json"), ok("token.json"), ok("token.json"));
    vendor.at(GenesysStand.PRESENCES, answer(403, "error_403.json"));
    vendor.at(GenesysStand.USERS, answer(403, "error_403.json"));
    vendor.at(
        GenesysStand.AGGREGATES,
        answer(503, "error_429.json"),
        answer(403, "error_403.json"),
        ok("aggregates.json"));
    vendor.at(
        GenesysStand.USER_DETAILS,
        answer(429, "error_429.json"),
        ok("users_1.json"),
        Reply.ok("{}"));
  }

  /** With an archive that is up to date, whatever the date. */
  private static Reply complete(String results) {
    return Reply.ok(GenesysStand.text(results).replace("2026-03-10", "2999-01-01"));
  }

  private static boolean isUp(FeedStreamStatus status, String stream) {
    return status.stream().equals(stream) && status.status() == Status.UP;
  }

  private static List<String> messages(List<FeedStreamStatus> statuses, String code) {
    return statuses.stream()
        .flatMap(status -> status.lastError().stream())
        .filter(error -> error.code().equals(code))
        .map(LastError::message)
        .toList();
  }

  private void start(String... settings) {
    String feed =
        """
        genesys-main:
              source: genesys
              account: my-org
              login-url: %1$s
              api-url: %1$s
              client-id: cs-1
              client-secret: %2$s
              poll-every: 500ms
              request-timeout: 15s
              rate-limit-per-minute: 60000
              retry: {initial: 50ms, most: 400ms}
              %3$s
        """
            .formatted(vendor.url(), TestFeeds.SECRET, String.join("\n      ", settings));
    ingest.start(feed);
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      List<ConsumerRecord<byte[], byte[]>> records, String kind, String stream) {
    return records.stream()
        .filter(
            record ->
                kind.equals(header(record, "kind")) && stream.equals(header(record, "stream")))
        .toList();
  }
}
