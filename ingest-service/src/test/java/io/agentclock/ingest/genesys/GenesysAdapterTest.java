package io.agentclock.ingest.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.settings.BadSettingException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesysAdapterTest {

  private static final String CLIENT =
      "source: genesys, account: my-org, client-id: cs, client-secret: s";
  private static final String NEEDED =
      CLIENT + ", login-url: 'https://login.example.org', api-url: 'https://api.example.org'";

  @Test
  void shouldHaveDefaultsForWhatIsNotNeeded() {
    Feed feed = read(NEEDED);

    assertThat(feed.options())
        .isEqualTo(
            new FeedOptions(
                Duration.ofDays(8), Duration.ofSeconds(20), 300, FeedOptions.USUAL_PAUSES));
    assertThat(feed.scope()).isEqualTo("genesys:my-org");
    assertThat(feed.streams())
        .extracting(VendorStream::name)
        .containsExactly("conversation-aggregates", "user-status");
    assertThat(feed.streams())
        .extracting(VendorStream::cadence)
        .containsExactly(
            new Cadence(
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofHours(22)),
            new Cadence(
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofDays(1)));
    assertThat(feed.directory()).isPresent();
  }

  @Test
  void shouldTakeAllThatCanBeSet() {
    Feed feed =
        read(
            NEEDED
                + ", shape: summary, page-size: 7, poll-every: 1m, start-from: 2h,"
                + " rate-limit-per-minute: 30, request-timeout: 3s, retry: {initial: 2s, most: 9s},"
                + " states: {BUSY: AFTER_CONTACT_WORK},"
                + " streams: {user-status: {settle: 1m, overlap: 3m, poll-every: 10s}}");

    assertThat(feed.streams()).hasSize(1);
    assertThat(feed.streams().get(0).cadence())
        .isEqualTo(
            new Cadence(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofDays(1)));
    assertThat(feed.options().requestsPerMinute()).isEqualTo(30);
  }

  @Test
  void shouldTakeTheShortFormOfStreams() {
    assertThat(read(NEEDED + ", poll-every: 1m, streams: [conversation-aggregates]").streams())
        .extracting(VendorStream::name, stream -> stream.cadence().pollEvery())
        .containsExactly(tuple("conversation-aggregates", Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLIENT, api-url: 'https://a'|login-url|AGENTCLOCK_FEEDS_ONE_LOGIN_URL",
        "CLIENT, login-url: 'https://a'|api-url|is missing",
        "CLIENT, login-url: login.mypurecloud.com, api-url: 'https://a'|login-url|https://",
        "CLIENT, login-url: 'https://a', api-url: 'ftp://a'|api-url|https://",
        "NEEDED, shape: tutorial|shape|neither aggregates nor summary",
        "NEEDED, page-size: 101|page-size|from 1 to 100",
        "NEEDED, page-size: 0|page-size|from 1 to 100",
        "NEEDED, base-url: 'https://a'|base-url|login-url",
        "NEEDED, streams: [user-state]|streams|conversation-aggregates, user-status",
        "NEEDED, streams: {user-status: {settle: 3h}}|streams.user-status.overlap|settle",
        "NEEDED, streams: {conversation-aggregates: {overlap: 13h}}|streams.conversation-aggregates.overlap|at most",
        "NEEDED, streams: {user-status: {page: 3}}|streams.user-status.page|overlap",
        "NEEDED, start-from: 9d|start-from|agentclock.retention",
        "NEEDED, poll-every: often|poll-every|often",
        "NEEDED, retry: {initial: 9s, most: 3s}|retry.most|longer",
      })
  void shouldNameTheKeyOfABadSetting(String feed, String key, String advice) {
    assertThatThrownBy(() -> read(feed.replace("NEEDED", NEEDED).replace("CLIENT", CLIENT)))
        .isInstanceOfSatisfying(
            BadSettingException.class,
            bad -> assertThat(bad.key()).isEqualTo("agentclock.feeds.one." + key))
        .hasMessageContaining(advice);
  }

  @Test
  void shouldNameCredentialsThatAreMissing() {
    assertThatThrownBy(() -> read(NEEDED.replace(", client-secret: s", "")))
        .hasMessageContainingAll("agentclock.feeds.one.client-secret", "is missing");
    assertThatThrownBy(() -> read(NEEDED.replace(", client-id: cs", "")))
        .hasMessageContainingAll("agentclock.feeds.one.client-id", "is missing");
    assertThatThrownBy(() -> read(NEEDED.replace("client-id: cs", "client-id: 'a:b'")))
        .hasMessageContainingAll("agentclock.feeds.one.client-id", "colon");
  }

  private static Feed read(String feed) {
    return GenesysStand.read("agentclock:\n  feeds:\n    one: {" + feed + "}\n", Clock.systemUTC());
  }
}
