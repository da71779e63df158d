package io.agentclock.query;

import static io.agentclock.query.Issuer.claims;
import static io.agentclock.query.RunningQuery.NOW;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.STREAM;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long, and how often at once, somebody may follow the stream. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class StreamAccessTest {

  private static final String KEY = "ack_two-streams";
  private static final String OTHER_KEY = "ack_of-somebody-else";
  private static final int EACH = 2;

  private final MovableClock clock = new MovableClock(NOW);
  private Issuer issuer;
  private StreamStand stand;

  @BeforeEach
  void start(KafkaCluster broker) throws IOException {
    issuer = new Issuer();
    stand =
        new StreamStand(
            broker,
            clock,
            Map.of(
                "authentication",
                "required",
                "api-keys",
                Map.of("two", key(KEY), "other", key(OTHER_KEY)),
                "jwt",
                issuer.settings(),
                "stream",
                Map.of("heartbeat", "200ms", "clients-per-key", EACH, "clients", 5)));
  }

  @AfterEach
  void stop() {
    stand.close();
    issuer.close();
  }

  @Test
  void shouldEndWithTheTokenItWasOpenedWith() {
    String token = token(Duration.ofSeconds(2));
    EventClient ends = beating(stand.follow(STREAM, "Authorization", token));
    EventClient goesOn =
        beating(stand.follow(STREAM, "Authorization", token(Duration.ofMinutes(5))));
    EventClient ofKey = beating(stand.follow(STREAM, "X-API-Key", KEY));

    clock.goOn(Duration.ofSeconds(1));
    int beats = ends.events("heartbeat").size();
    patiently().until(() -> ends.events("heartbeat").size() > beats + 2);
    clock.goOn(Duration.ofSeconds(1));

    patiently().until(ends::hasEnded);
    assertThat(ends.hasEndedProperly()).isTrue();
    assertProblem(ask("Authorization", token), 401, "expired");
    int later = goesOn.events("heartbeat").size();
    patiently().until(() -> goesOn.events("heartbeat").size() > later + 2);
    assertThat(goesOn.hasEnded()).isFalse();
    assertThat(ofKey.hasEnded()).isFalse();
  }

  @Test
  void shouldGiveEachKeyOnlySoManyPlaces() {
    EventClient one = beating(stand.follow(STREAM, "X-API-Key", KEY));
    EventClient two = beating(stand.follow(STREAM, "X-API-Key", KEY));

    assertProblem(ask("X-API-Key", KEY), 429, "key:two follows the stream as often as one may");

    beating(stand.follow(STREAM, "X-API-Key", OTHER_KEY));
    two.close();
    awaitPlace("X-API-Key", KEY);
    assertThat(one.hasEnded()).isFalse();
  }

  @Test
  void shouldGiveBackThePlaceOfAnEndedToken() {
    String token = token(Duration.ofSeconds(2));
    List<EventClient> clients = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      clients.add(beating(stand.follow(STREAM, "Authorization", token)));
    }
    String next = token(Duration.ofMinutes(5));
    assertProblem(ask("Authorization", next), 429, "token:alice");

    clock.goOn(Duration.ofSeconds(2));

    patiently().until(() -> clients.stream().allMatch(EventClient::hasEnded));
    awaitPlace("Authorization", next);
  }

  @Test
  void shouldNotGiveMoreToThoseWhoComeAtOnce() {
    List<EventClient> crowd = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      crowd.add(stand.follow(STREAM, "X-API-Key", KEY));
    }

    patiently()
        .until(() -> crowd.stream().allMatch(client -> client.hasBeat() || client.hasEnded()));

    assertThat(crowd).filteredOn(EventClient::hasBeat).hasSize(EACH);
    assertThat(crowd).filteredOn(EventClient::hasEnded).allMatch(client -> client.status() == 429);
  }

  @Test
  void shouldTakeNoPlaceForAHead() {
    for (int i = 0; i < EACH + 1; i++) {
      assertThat(
              stand
                  .query()
                  .send(
                      stand
                          .query()
                          .request(STREAM)
                          .header("X-API-Key", KEY)
                          .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(200);
    }
    beating(stand.follow(STREAM, "X-API-Key", KEY));
  }

  private void awaitPlace(String header, String credential) {
    patiently()
        .until(
            () -> {
              EventClient client = stand.follow(STREAM, header, credential);
              patiently().until(() -> client.hasBeat() || client.hasEnded());
              return client.hasBeat();
            });
  }

  private static EventClient beating(EventClient client) {
    patiently().until(client::hasBeat);
    return client;
  }

  private HttpResponse<String> ask(String header, String credential) {
    return stand.query().send(stand.query().request(STREAM).header(header, credential));
  }

  private String token(Duration left) {
    return "Bearer " + issuer.token(claims().expirationTime(Date.from(clock.instant().plus(left))));
  }

  private static Map<String, Object> key(String key) {
    return Map.of("sha256", RunningQuery.sha256(key), "scopes", List.of("read:agents"));
  }
}
