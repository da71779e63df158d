package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.STATUS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.TOKEN_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.deadHost;
import static io.agentclock.ingest.liveperson.LivePersonFeed.domain;
import static io.agentclock.ingest.liveperson.LivePersonFeed.domainPath;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static io.agentclock.ingest.liveperson.LivePersonFeed.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.VendorStub.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth2LoginTest {

  private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NOTHING = "{\"stateChanges\":[]}";

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final LivePersonFeed feed = new LivePersonFeed(LivePersonFeed.OAUTH2, clock);

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldAskForATokenAndUseItUntilItExpires() {
    feed.vendor.at(TOKEN_PATH, token("one", START, HOUR), token("two", START.plus(HOUR), HOUR));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();
    now.set(START.plus(Duration.ofMinutes(59)));
    read();
    now.set(START.plus(HOUR));
    read();

    List<Request> asked = feed.vendor.requests(TOKEN_PATH);
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(asked.get(0).body()).doesNotContain(" ", "cs&very");
    assertThat(QueryText.parameters(asked.get(0).body()))
        .isEqualTo(
            Map.of(
                "client_id", "ci 1",
                "client_secret", "cs&very=secret",
                "grant_type", "client_credentials"));
    List<String> sent = sent();
    assertThat(sent.get(0)).startsWith("Bearer eyJ").isEqualTo(sent.get(1));
    assertThat(sent.get(2)).startsWith("Bearer eyJ").isNotEqualTo(sent.get(1));
  }

  @Test
  void shouldGoByTheVendorsClockForTheLifeOfAToken() {
    Instant vendorsNow = START.minus(Duration.ofHours(5));
    feed.vendor.at(TOKEN_PATH, token("one", vendorsNow, HOUR));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();
    read();

    assertThat(feed.vendor.requests(TOKEN_PATH)).hasSize(1);
  }

  @Test
  void shouldTakeANewTokenForOneThatDiesInTheMiddleOfPaging() {
    feed.vendor.at(TOKEN_PATH, token("one", START, HOUR), token("two", START, HOUR));
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok("{\"stateChanges\":[{\"agentId\":1}]}"),
        Reply.of(401, fixture("error-401.json")),
        Reply.ok("{\"stateChanges\":[{\"agentId\":2}]}"),
        Reply.ok(NOTHING));

    assertThat(feed.read("status-changes").items()).hasSize(2);

    assertThat(feed.faults).isEmpty();
    assertThat(feed.asked(STATUS_PATH, "offset")).containsExactly("0", "1", "1", "2");
    assertThat(sent().get(1)).isEqualTo(sent().get(0));
    assertThat(sent().get(2)).isNotEqualTo(sent().get(1)).isEqualTo(sent().get(3));
  }

  @Test
  void shouldTryOneNewTokenOnly() {
    feed.vendor.at(TOKEN_PATH, token("one", START, HOUR), token("two", START, HOUR));
    feed.vendor.at(STATUS_PATH, Reply.of(401, fixture("error-401.json")));

    assertThatThrownBy(this::read)
        .hasMessageContainingAll("auth.client-id", "auth.client-secret", "token_rejected")
        .message()
        .doesNotContain("very=secret", "eyJ");
    assertThat(sent()).hasSize(2);
  }

  @Test
  void shouldNotTryWrongCredentialsTwice() {
    feed.vendor.at(
        TOKEN_PATH,
        Reply.of(401, "{\"error\":\"invalid_client\",\"error_description\":\"cs&very=secret\"}"));

    assertThatThrownBy(this::read)
        .hasMessageContainingAll("auth.client-secret", "invalid_client; ***")
        .message()
        .doesNotContain("very=secret");
    assertThat(feed.vendor.requests(TOKEN_PATH)).hasSize(1);
  }

  @Test
  void shouldFindSentinelAgainWhereNobodyIsAtTheLastAddress() {
    feed.vendor.at(TOKEN_PATH, token("one", START, HOUR));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));
    feed.vendor.at(
        domainPath("sentinel"),
        domain("sentinel", deadHost()),
        domain("sentinel", feed.vendor.url()));

    read();

    assertThat(feed.faultCodes()).containsExactly("NO_CONNECTION");
    assertThat(feed.vendor.requests(domainPath("agentActivityDomain"))).hasSize(1);
  }

  @Test
  void shouldTakeTheSentinelThatIsConfigured() {
    feed.configure(
        "auth: {type: oauth2, client-id: c, client-secret: s, sentinel: '%s'}"
            .formatted(feed.vendor.url()));
    feed.vendor.at(TOKEN_PATH, token("one", START, HOUR));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();

    assertThat(feed.vendor.requests(domainPath("sentinel"))).isEmpty();
    assertThat(feed.vendor.requests(TOKEN_PATH)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void shouldBelieveATokenThatSaysNothingForAnHour(String opaque) {
    feed.vendor.at(TOKEN_PATH, Reply.ok("{\"access_token\":\"%s\"}".formatted(opaque)));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();
    now.set(START.plus(Duration.ofMinutes(59)));
    read();
    assertThat(feed.vendor.requests(TOKEN_PATH)).hasSize(1);
    now.set(START.plus(HOUR));
    read();
    assertThat(feed.vendor.requests(TOKEN_PATH)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "<html>", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\nb\"}"})
  void shouldAskAgainForATokenThatIsNone(String answer) {
    feed.vendor.at(TOKEN_PATH, Reply.ok(answer), token("one", START, HOUR));
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();

    assertThat(feed.faultCodes()).containsExactly("NO_TOKEN");
  }

  private void read() {
    feed.read("status-changes");
  }

  private List<String> sent() {
    return feed.vendor.requests(STATUS_PATH).stream()
        .map(request -> request.header("Authorization"))
        .toList();
  }
}
