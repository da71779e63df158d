package io.agentclock.ingest.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.RetryPauses;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreAdapterTest {

  private static final String NEEDED =
      "source: kore, account: acc-1, stream-id: st, client-id: cs, client-secret: s";

  @Test
  void shouldHaveDefaultsForWhatIsNotNeeded() {
    Feed feed = read("{%s}".formatted(NEEDED)).get(0);

    assertThat(feed.options())
        .isEqualTo(
            new FeedOptions(
                Duration.ofDays(8),
                Duration.ofSeconds(20),
                60,
                RetryPauses.doubling(Duration.ofSeconds(1), Duration.ofSeconds(60))));
    assertThat(feed.streams()).hasSize(1);
    assertThat(feed.streams().get(0).cadence())
        .isEqualTo(
            new Cadence(
                Duration.ofSeconds(30),
                Duration.ofSeconds(35),
                Duration.ofSeconds(90),
                Duration.ofDays(4)));
    assertThat(feed.streams().get(0).cadence().staleAfter()).isEqualTo(Duration.ofSeconds(125));
    assertThat(feed.streams().get(0).rawHeaders()).isEqualTo(Map.of("zone", "UTC"));
  }

  @Test
  void shouldTakeAllThatCanBeSet() {
    Feed feed =
        read("{%s, base-url: 'http://localhost:9/x/', zone: America/New_York, poll-every: 1m, start-from: 2h, request-timeout: 3s, rate-limit-per-minute: 30, retry: {initial: 2s, most: 9s}, states: {lunchtime: NOT_READY}, streams: {agent-activity: {settle: 40s, overlap: 2m}}}"
                .formatted(NEEDED))
            .get(0);

    assertThat(feed.options())
        .isEqualTo(
            new FeedOptions(
                Duration.ofHours(2),
                Duration.ofSeconds(3),
                30,
                RetryPauses.doubling(Duration.ofSeconds(2), Duration.ofSeconds(9))));
    assertThat(feed.streams().get(0).cadence())
        .isEqualTo(
            new Cadence(
                Duration.ofMinutes(1),
                Duration.ofSeconds(40),
                Duration.ofMinutes(2),
                Duration.ofDays(4)));
    assertThat(feed.streams().get(0).rawHeaders()).isEqualTo(Map.of("zone", "America/New_York"));
  }

  @Test
  void shouldReachBackAsFarAsTheRetention() {
    assertThat(read("{%s, start-from: P8D}".formatted(NEEDED)).get(0).options().startFrom())
        .isEqualTo(Duration.ofDays(8));
  }

  @Test
  void shouldRefuseAListOfNoStreams() {
    assertThatThrownBy(() -> read("{%s, streams: []}".formatted(NEEDED)))
        .hasMessageContainingAll("streams", "names no stream");
  }

  @Test
  void shouldTakeTheShortFormOfStreams() {
    assertThat(
            read("{%s, poll-every: 5s, streams: [agent-activity]}".formatted(NEEDED))
                .get(0)
                .streams()
                .get(0)
                .cadence()
                .pollEvery())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: kore, account: a, stream-id: st, client-id: cs|agentclock.feeds.one.client-secret|AGENTCLOCK_FEEDS_ONE_CLIENT_SECRET",
        "source: kore, account: a, stream-id: st, client-secret: s|agentclock.feeds.one.client-id|is missing",
        "source: kore, account: a, client-id: cs, client-secret: s|agentclock.feeds.one.stream-id|is missing",
        "NEEDED, pol-every: 30s|agentclock.feeds.one.pol-every|poll-every",
        "NEEDED, poll-every: soon|agentclock.feeds.one.poll-every|soon",
        "NEEDED, base-url: platform.kore.ai|agentclock.feeds.one.base-url|https://",
        "NEEDED, zone: Mars|agentclock.feeds.one.zone|UTC",
        "NEEDED, rate-limit-per-minute: 0|agentclock.feeds.one.rate-limit-per-minute|from 1",
        "NEEDED, retry: {initial: 9s, most: 3s}|agentclock.feeds.one.retry.most|agentclock.feeds.one.retry.most: is PT3S; set it to longer than initial, which is PT9S",
        "NEEDED, start-from: 193h|agentclock.feeds.one.start-from|is P8DT1H, longer than agentclock.retention, and nothing older is taken; set it to at most P8D",
        "NEEDED, start-from: P30D|agentclock.feeds.one.start-from|P30D",
        "NEEDED, retry: {first: 9s}|agentclock.feeds.one.retry.first|initial",
        "NEEDED, streams: [agent-activty]|agentclock.feeds.one.streams|agent-activity",
        "NEEDED, streams: [agent-activity, agent-activity]|agentclock.feeds.one.streams|twice",
        "NEEDED, streams: {agent-activity: {settle: 2m}}|agentclock.feeds.one.streams.agent-activity.overlap|settle",
        "NEEDED, streams: {agent-activity: {overlap: 3d}}|agentclock.feeds.one.streams.agent-activity.overlap|at most",
        "NEEDED, streams: {agent-activity: {overlp: 3m}}|agentclock.feeds.one.streams.agent-activity.overlp|overlap",
        "source: kora, account: a|agentclock.feeds.one.source|kore",
      })
  void shouldNameTheKeyOfABadSetting(String feed, String key, String advice) {
    assertThatThrownBy(() -> read("{" + feed.replace("NEEDED", NEEDED) + "}"))
        .isInstanceOfSatisfying(
            BadSettingException.class, bad -> assertThat(bad.key()).isEqualTo(key))
        .hasMessageContaining(advice);
  }

  @Test
  void shouldRefuseTwoFeedsOfTheSameStream() {
    assertThatThrownBy(() -> read("{%s}".formatted(NEEDED), "{%s}".formatted(NEEDED)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(
            "agentclock.feeds.two", "agentclock.feeds.one", "agent-activity", "kore:acc-1");
  }

  @Test
  void shouldAllowTwoFeedsOfTwoAccounts() {
    assertThat(read("{%s}".formatted(NEEDED), "{%s}".formatted(NEEDED.replace("acc-1", "acc-2"))))
        .hasSize(2);
  }

  private static List<Feed> read(String... feeds) {
    StringBuilder yaml = new StringBuilder("agentclock:\n  feeds:\n    one: " + feeds[0] + "\n");
    if (feeds.length > 1) {
      yaml.append("    two: ").append(feeds[1]).append('\n');
    }
    Settings settings = Settings.of(Settings.parse(yaml.toString(), "test"), Map.of());
    return new ConfiguredFeeds(List.of(new KoreAdapter(Clock.systemUTC()))).read(settings);
  }
}
