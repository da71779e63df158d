package io.agentclock.ingest.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.RetryPauses;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivePersonAdapterTest {

  private static final String NEEDED =
      "source: liveperson, account: '12345678', auth: " + LivePersonFeed.OAUTH1;

  @Test
  void shouldHaveDefaultsForWhatIsNotNeeded() {
    Feed feed = read("{%s}".formatted(NEEDED));

    assertThat(feed.scope()).isEqualTo("liveperson:12345678");
    assertThat(feed.options())
        .isEqualTo(
            new FeedOptions(
                Duration.ofDays(8),
                Duration.ofSeconds(20),
                600,
                new RetryPauses(
                    List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15)),
                    Duration.ofMinutes(2))));
    assertThat(cadences(feed))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "status-changes", cadence("5m 1h 2h", 28),
                "agent-segments", cadence("1h 24h 24h", 7),
                "net-handle-time", cadence("1h 8h 8h", 7)));
    assertThat(feed.directory()).isPresent();
  }

  @Test
  void shouldPauseAsTheVendorWishes() {
    RetryPauses pauses = read("{%s}".formatted(NEEDED)).options().pauses();

    assertThat(List.of(1, 2, 3, 4, 40))
        .extracting(pauses::after)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofMinutes(2),
            Duration.ofMinutes(2));
    assertThat(pauses.shortest()).as("after a 429").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldTakeAllThatCanBeSet() {
    Feed feed =
        read(
            "{source: liveperson, account: a, auth: {type: oauth2, client-id: c, client-secret: s,"
                + " sentinel: 'http://localhost:9'}, domain-api: 'http://localhost:9',"
                + " source-parameter: wfm_1, page-size: 100, poll-every: 1m, start-from: 2h,"
                + " streams: {status-changes: {settle: 1m, overlap: 3m}, segment-units: {poll-every: 2m}}}");

    assertThat(cadences(feed))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "status-changes", cadence("1m 1m 3m", 28),
                "segment-units", cadence("2m 24h 24h", 7)));
  }

  @Test
  void shouldTakeTheFeedsPaceForStatusChangesOnly() {
    Feed feed =
        read(
            "{%s, poll-every: 30s, streams: [status-changes, agent-segments, segment-units, net-handle-time]}"
                .formatted(NEEDED));

    assertThat(polls(feed))
        .isEqualTo(
            Map.of(
                "status-changes", Duration.ofSeconds(30),
                "agent-segments", Duration.ofHours(1),
                "segment-units", Duration.ofHours(1),
                "net-handle-time", Duration.ofHours(1)));
    assertThat(polls(read("{%s, poll-every: 30s, streams: [agent-segments]}".formatted(NEEDED))))
        .as("nothing else it could be for")
        .isEqualTo(Map.of("agent-segments", Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: liveperson, account: a|auth.type|is missing",
        "source: liveperson, account: a, auth: {type: basic}|auth.type|oauth2",
        "source: liveperson, account: a, auth: {type: oauth1, consumer-key: k}|auth.consumer-secret|AGENTCLOCK_FEEDS_ONE_AUTH_CONSUMER_SECRET",
        "source: liveperson, account: a, auth: {type: oauth2, client-id: k}|auth.client-secret|is missing",
        "source: liveperson, account: a, auth: {type: oauth2, client-id: k, client-secret: s, token: t}|auth.token|sentinel",
        "source: liveperson, account: a, auth: {type: oauth2, client-id: k, client-secret: s, sentinel: 'no host'}|auth.sentinel|liveperson.net",
        "NEEDED, domain-api: api.liveperson.net|domain-api|https://",
        "NEEDED, source-parameter: agent-clock|source-parameter|underscores",
        "NEEDED, source-parameter: a23456789012345678901|source-parameter|20",
        "NEEDED, page-size: 0|page-size|from 1",
        "NEEDED, start-from: 9d|start-from|agentclock.retention",
        "NEEDED, pagesize: 10|pagesize|page-size",
        "NEEDED, streams: [status-change]|streams|status-changes",
        "NEEDED, streams: {agent-segments: {overlap: 4d}}|streams.agent-segments.overlap|at most",
        "NEEDED, streams: {net-handle-time: {settle: 9h}}|streams.net-handle-time.overlap|settle",
        "NEEDED, streams: {segment-units: {page-size: 9}}|streams.segment-units.page-size|poll-every",
      })
  void shouldNameTheKeyOfABadSetting(String feed, String key, String advice) {
    assertThatThrownBy(() -> read("{" + feed.replace("NEEDED", NEEDED) + "}"))
        .isInstanceOfSatisfying(
            BadSettingException.class,
            bad -> assertThat(bad.key()).isEqualTo("agentclock.feeds.one." + key))
        .hasMessageContaining(advice);
  }

  @Test
  void shouldNotAskForHandleTimesOlderThanAMonth() {
    String feed = "{%s, streams: [agent-segments]%s}";

    assertThatThrownBy(() -> read(feed.formatted(NEEDED, ""), "P60D"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(
            "agentclock.feeds.one.start-from", "back P60D", "month", "at most P28D");
    assertThat(read(feed.formatted(NEEDED, ", start-from: 20d"), "P60D").streams()).hasSize(1);
  }

  private static Cadence cadence(String pollSettleOverlap, int days) {
    List<Duration> times =
        List.of(pollSettleOverlap.split(" ")).stream()
            .map(text -> Duration.parse("PT" + text.toUpperCase()))
            .toList();
    return new Cadence(times.get(0), times.get(1), times.get(2), Duration.ofDays(days));
  }

  private static Map<String, Cadence> cadences(Feed feed) {
    return feed.streams().stream()
        .collect(Collectors.toMap(VendorStream::name, VendorStream::cadence));
  }

  private static Map<String, Duration> polls(Feed feed) {
    return feed.streams().stream()
        .collect(Collectors.toMap(VendorStream::name, stream -> stream.cadence().pollEvery()));
  }

  private static Feed read(String feed) {
    return read(feed, "P8D");
  }

  private static Feed read(String feed, String retention) {
    String yaml =
        "agentclock:\n  retention: %s\n  feeds:\n    one: %s\n".formatted(retention, feed);
    Settings settings = Settings.of(Settings.parse(yaml, "test"), Map.of());
    return new ConfiguredFeeds(List.of(new LivePersonAdapter(Clock.systemUTC())))
        .read(settings)
        .get(0);
  }
}
