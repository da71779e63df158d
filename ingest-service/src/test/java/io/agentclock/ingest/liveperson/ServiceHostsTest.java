package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.STATUS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.deadHost;
import static io.agentclock.ingest.liveperson.LivePersonFeed.domain;
import static io.agentclock.ingest.liveperson.LivePersonFeed.domainPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.VendorStub.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostsTest {

  private static final String SERVICE = "agentActivityDomain";
  private static final String DOMAIN_PATH = domainPath(SERVICE);
  private static final String NOTHING = "{\"stateChanges\":[]}";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final LivePersonFeed feed = new LivePersonFeed(LivePersonFeed.OAUTH1, clock);

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldAskTheDomainApiOnceInTwoHours() {
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));

    read();
    now.set(now.get().plus(Duration.ofMinutes(119)));
    read();
    assertThat(feed.vendor.requests(DOMAIN_PATH)).hasSize(1);
    assertThat(feed.vendor.requests(DOMAIN_PATH).get(0).query()).isEqualTo("version=1.0");
    assertThat(feed.vendor.requests(DOMAIN_PATH).get(0).header("Authorization")).isNull();

    now.set(now.get().plus(Duration.ofMinutes(1)));
    read();
    assertThat(feed.vendor.requests(DOMAIN_PATH)).hasSize(2);
  }

  @Test
  void shouldReadTheListOfAllServicesToo() {
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));
    feed.vendor.at(
        DOMAIN_PATH,
        Reply.ok(
            "{\"baseURIs\":[{\"service\":\"AgentActivityDomain\",\"baseURI\":\"%s\"},{\"service\":\"%s\",\"account\":\"1\",\"baseURI\":\"%s\"}]}"
                .formatted(deadHost(), SERVICE, feed.vendor.url())));

    read();

    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldHealOnceADeadHostIsReplaced() {
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));
    feed.vendor.at(
        DOMAIN_PATH,
        domain(SERVICE, deadHost()),
        domain(SERVICE, deadHost()),
        domain(SERVICE, feed.vendor.url()));

    read();

    assertThat(feed.faultCodes()).containsExactly("NO_CONNECTION", "NO_CONNECTION");
    assertThat(feed.vendor.requests(DOMAIN_PATH)).hasSize(3);
  }

  @Test
  void shouldLookAgainWhereSomebodyElseAnswers() {
    feed.vendor.at(STATUS_PATH, Reply.of(301, ""), Reply.ok(NOTHING));

    assertThatThrownBy(this::read).hasMessageContaining("301");
    read();

    assertThat(feed.vendor.requests(DOMAIN_PATH)).hasSize(2);
  }

  @Test
  void shouldGoOnWithTheLastAddressWhileTheDomainApiIsDown() {
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));
    feed.vendor.at(DOMAIN_PATH, domain(SERVICE, feed.vendor.url()), Reply.of(503, ""));

    read();
    now.set(now.get().plus(Duration.ofHours(3)));
    read();
    read();

    assertThat(feed.faults).isEmpty();
    assertThat(feed.vendor.requests(DOMAIN_PATH)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"baseURIs\":[{\"service\":\"etool\",\"baseURI\":\"h\"}]}|NO_DOMAIN",
        "{\"service\":\"etool\",\"baseURI\":\"h\"}|NO_DOMAIN",
        "{\"service\":\"agentActivityDomain\",\"baseURI\":\"\"}|NO_DOMAIN",
        "{}|NO_DOMAIN",
      })
  void shouldGiveUpWhereTheServiceIsNotNamed(String answer, String code) {
    feed.vendor.at(DOMAIN_PATH, Reply.ok(answer));

    assertThatThrownBy(this::read).hasMessageContainingAll(SERVICE, "account");
    assertThat(feed.faultCodes()).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "<html>|UNREADABLE_ANSWER",
        "[]|UNREADABLE_ANSWER",
        "{\"service\":\"agentActivityDomain\",\"baseURI\":\"no host at all\"}|BAD_DOMAIN",
        "{\"service\":\"agentActivityDomain\",\"baseURI\":\"ftp://h\"}|BAD_DOMAIN",
      })
  void shouldAskAgainForAnAddressThatIsNone(String answer, String code) {
    feed.vendor.at(STATUS_PATH, Reply.ok(NOTHING));
    feed.vendor.at(DOMAIN_PATH, Reply.ok(answer), domain(SERVICE, feed.vendor.url()));

    read();

    assertThat(feed.faultCodes()).containsExactly(code);
  }

  @Test
  void shouldTellThatTheSiteIsInvalid() {
    feed.vendor.at(DOMAIN_PATH, Reply.of(400, "no such site"));

    assertThatThrownBy(this::read).hasMessageContainingAll("400", "account", "no such site");
  }

  @Test
  void shouldSpeakHttpsToABareHost() {
    assertThat(ServiceHosts.base("VA.agent-activity.liveperson.net"))
        .isEqualTo(URI.create("https://va.agent-activity.liveperson.net"));
    assertThat(ServiceHosts.base("h.example:8443/"))
        .isEqualTo(URI.create("https://h.example:8443"));
    assertThat(ServiceHosts.base(" http://h.example ")).isEqualTo(URI.create("http://h.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://", "a b", "h/path", "h?q=1", "u:p@h", "h#f", "ftp://h"})
  void shouldTakeNothingElseForAHost(String text) {
    assertThatThrownBy(() -> ServiceHosts.base(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private void read() {
    feed.read("status-changes");
  }
}
