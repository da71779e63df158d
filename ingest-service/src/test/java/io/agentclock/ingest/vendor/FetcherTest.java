package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.kore.KoreAdapter;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

  /** A little less than 50 ms, doubled each time. */
  private static final long[] SHORTEST_PAUSE_MS = {45, 90, 180, 360};

  private static final Window WINDOW =
      new Window(Instant.parse("2026-03-10T10:00:00Z"), Instant.parse("2026-03-10T10:30:00Z"));
  private static final String BODY = "{\"AgentUpdates\":[{\"AgentId\":\"a-1\"}]}";

  private final VendorStub vendor = new VendorStub();
  private final List<VendorFaultException> faults = new ArrayList<>();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "500,PASSING", "502,PASSING", "503,PASSING", "504,PASSING", "429,PASSING", "408,PASSING",
    "204,PASSING", "401,LOGIN", "403,LOGIN", "400,REQUEST", "404,REQUEST", "405,REQUEST",
    "301,REQUEST", "302,REQUEST"
  })
  void shouldKnowTheKindOfAFaultByItsStatus(int status, Kind kind) {
    assertThat(feeds(kore(vendor.url())).get(0).streams().get(0).access().kind(status))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408})
  void shouldTryAgainAfterAStatusThatPasses(int status) {
    vendor.then(Reply.of(status, "x"), Reply.of(status, ""), Reply.ok(BODY));

    assertThat(fetch().page().items()).hasSize(1);
    assertThat(faults).hasSize(2).extracting(VendorFaultException::kind).containsOnly(Kind.PASSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "200|You've exceeded the per-minute RATE LIMIT. Please wait.",
        "200|{\"accountId\":\"x\",\"message\":\"rate limit reached\"}",
        "200|{\"accountId\":\"x\",\"AgentUpdates\":[],\"note\":\"Rate limit reached\"}",
        "400|Rate limit for this API has been reached.",
        "403|{\"error\":\"rate limit\"}",
      })
  void shouldTakeTalkOfARateLimitForOne(int status, String body) {
    vendor.then(Reply.of(status, body), Reply.ok(BODY));

    assertThat(fetch().page().items()).hasSize(1);
    assertThat(faults).extracting(VendorFaultException::code).containsExactly("RATE_LIMIT");
  }

  @Test
  void shouldTakeAnAgentWhoTalksOfARateLimitForAnAgent() {
    vendor.then(Reply.ok("{\"AgentUpdates\":[{\"AgentId\":\"rate limit\"}]}"));

    assertThat(fetch().page().items()).hasSize(1);
    assertThat(faults).isEmpty();
  }

  @Test
  void shouldTryOnceMoreWithANewTokenAndThenGiveUp() {
    vendor.always(Reply.of(403, "no"));

    assertThatThrownBy(this::fetch).isInstanceOf(VendorFaultException.class);
    assertThat(vendor.requests()).hasSize(2);
    assertThat(faults).hasSize(1);
  }

  @Test
  void shouldTellNobodyOfATokenThatWasRefusedOnce() {
    vendor.then(Reply.of(401, "no"), Reply.ok(BODY));

    assertThat(fetch().page().items()).hasSize(1);
    assertThat(faults).isEmpty();
  }

  @Test
  void shouldGiveUpARequestThatIsRefused() {
    vendor.always(Reply.of(404, "no such account"));

    assertThatThrownBy(this::fetch).hasMessageContainingAll("404", "base-url", "no such account");
    assertThat(vendor.requests()).hasSize(1);
  }

  @Test
  void shouldFollowNoRedirect() {
    vendor.always(Reply.of(302, "").with("Location", vendor.url() + "/elsewhere"));

    assertThatThrownBy(this::fetch).hasMessageContaining("302");
    assertThat(vendor.requests()).hasSize(1);
  }

  @Test
  void shouldNotWaitForABodyThatNeverEnds() {
    vendor.then(Reply.hanging(), Reply.ok(BODY));

    assertThat(fetch(feeds(TestFeeds.hurried(kore(vendor.url())))).page().items()).hasSize(1);
    assertThat(faults).extracting(VendorFaultException::code).containsExactly("TIMEOUT");
  }

  @Test
  void shouldWaitAsLongAsTheVendorAsks() {
    vendor.then(Reply.of(429, "").with("Retry-After", "1"), Reply.ok(BODY));

    fetch();

    List<VendorStub.Request> requests = vendor.requests();
    assertThat(requests.get(1).nanos() - requests.get(0).nanos())
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(950));
  }

  /** One that always paused as long as it may would take minutes. */
  @Test
  @Timeout(60)
  void shouldGoSlowerAndSlower() {
    vendor.then(
        Reply.of(500, ""), Reply.of(500, ""), Reply.of(500, ""), Reply.of(500, ""), Reply.ok(BODY));

    fetch(feeds(kore(vendor.url()).replace("most: 400ms", "most: 2m")));

    List<VendorStub.Request> requests = vendor.requests();
    for (int retry = 1; retry <= 4; retry++) {
      assertThat(requests.get(retry).nanos() - requests.get(retry - 1).nanos())
          .as("nanoseconds before retry " + retry)
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(SHORTEST_PAUSE_MS[retry - 1]));
    }
  }

  @Test
  void shouldSayNothingSecretOfAVendorThatEchoes() {
    VendorStub echo = vendor;
    echo.always(Reply.of(404, "no"));
    assertThatThrownBy(this::fetch).isInstanceOf(VendorFaultException.class);
    String token = vendor.requests().get(0).header("auth");

    vendor.always(
        Reply.of(404, "<b>bad token eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln</b>\r\n" + token));

    assertThatThrownBy(this::fetch)
        .hasMessageContaining("bad token ***")
        .message()
        .doesNotContain(token, "eyJ", TestFeeds.SECRET, "<b>", "\n");
  }

  @Test
  void shouldNameAHostThatCannotBeReached() {
    String url = vendor.url();
    vendor.close();
    List<VendorFaultException> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                fetcher(feeds(kore(url)))
                    .fetch(
                        stream(url),
                        WINDOW,
                        Optional.empty(),
                        fault -> {
                          seen.add(fault);
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
    assertThat(seen.get(0).code()).isEqualTo("NO_CONNECTION");
    assertThat(seen.get(0)).hasMessageContaining(url.substring("http://".length()));
  }

  @Test
  void shouldReadRetryAfterAsADateOfTheVendorsClock() {
    vendor.then(
        Reply.of(503, "").with("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
        Reply.of(503, "").with("Retry-After", "soon"),
        Reply.ok(BODY));

    fetch();

    assertThat(faults)
        .extracting(VendorFaultException::retryAfter)
        .as("a date that is past and a word nobody knows")
        .containsExactly(Optional.empty(), Optional.empty());
  }

  @Test
  void shouldSayWhenItAsked() {
    vendor.then(Reply.ok(BODY));
    Instant before = Instant.now();

    Fetched fetched = fetch();

    assertThat(fetched.begun()).isBetween(before, Instant.now());
    assertThat(fetched.ended()).isAfterOrEqualTo(fetched.begun());
    assertThat(Duration.between(fetched.vendorDate().orElseThrow(), before).abs())
        .isLessThan(Duration.ofSeconds(5));
  }

  private Fetched fetch() {
    return fetch(feeds(kore(vendor.url())));
  }

  private Fetched fetch(List<Feed> feeds) {
    return fetcher(feeds)
        .fetch(feeds.get(0).streams().get(0), WINDOW, Optional.empty(), faults::add);
  }

  private static VendorStream stream(String url) {
    return feeds(kore(url)).get(0).streams().get(0);
  }

  private static Fetcher fetcher(List<Feed> feeds) {
    return new Fetcher(
        feeds.get(0),
        new VendorHttp(Clock.systemUTC()),
        new RequestLimits(feeds),
        Clock.systemUTC());
  }

  private static String kore(String url) {
    return TestFeeds.kore("f", "acc-1", url);
  }

  private static List<Feed> feeds(String feed) {
    String yaml = TestFeeds.yaml("nowhere:1", "", List.of(feed));
    return new ConfiguredFeeds(List.of(new KoreAdapter(Clock.systemUTC())))
        .read(TestFeeds.settings(yaml));
  }
}
