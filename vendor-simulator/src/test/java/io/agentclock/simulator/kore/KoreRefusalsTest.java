package io.agentclock.simulator.kore;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KoreRefusalsTest {

  private static final KoreAccount ACCOUNT = KoreAccount.defaults();
  private static final String FROM = "2026-03-02T09:00:00Z";
  private static final String TO = "2026-03-02T10:00:00Z";

  private final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
  private VendorSimulator simulator;
  private KoreClient client;

  private void given(UnaryOperator<SimulatorSettings> change) throws IOException {
    simulator = VendorSimulator.start(change.apply(SimulatorSettings.defaults().withClock(clock)));
    client = new KoreClient(simulator.baseUrl(), simulator.settings().account());
  }

  private void givenHabits(UnaryOperator<KoreHabits> habits) throws IOException {
    given(settings -> settings.withHabits(habits.apply(settings.habits())));
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @Test
  void shouldRefuseTokensThatAreNotItsClients() throws Exception {
    given(settings -> settings);
    KoreAccount thief =
        new KoreAccount(
            ACCOUNT.account(),
            ACCOUNT.clientId(),
            "another-secret-of-32-bytes-or-more--",
            ACCOUNT.streamId(),
            ACCOUNT.zone());

    assertRefused(KoreClient.token("appId", thief, JWSAlgorithm.HS256, "1"));
    assertRefused(KoreClient.token("appid", ACCOUNT, JWSAlgorithm.HS256, "2"));
    assertRefused(KoreClient.token("appId", ACCOUNT, JWSAlgorithm.HS256, null));
    assertRefused("Bearer " + client.freshToken());
    assertRefused("nonsense");
  }

  @Test
  void shouldRefuseAnotherAlgorithmOfTheSameSecret() throws Exception {
    KoreAccount longSecret =
        new KoreAccount(
            ACCOUNT.account(),
            ACCOUNT.clientId(),
            "x".repeat(64),
            ACCOUNT.streamId(),
            ACCOUNT.zone());
    given(settings -> settings.withAccount(longSecret));

    assertRefused(KoreClient.token("appId", longSecret, JWSAlgorithm.HS512, "1"));
    assertThat(client.activity(FROM, TO).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnotherAppsStream() throws Exception {
    given(settings -> settings);
    URI uri = client.activityRequest(FROM, TO, "unused").build().uri();
    HttpRequest otherStream =
        HttpRequest.newBuilder(uri)
            .header("auth", client.freshToken())
            .header("iId", "st-other")
            .build();

    assertThat(client.send(otherStream).statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseATokenSeenBefore() throws Exception {
    given(settings -> settings);
    String token = client.freshToken();

    assertThat(client.send(client.activityRequest(FROM, TO, token).build()).statusCode())
        .isEqualTo(200);
    assertRefused(token);
  }

  @Test
  void shouldTakeATokenAgainWhereJtiIsNotEnforced() throws Exception {
    givenHabits(habits -> habits.withEnforceJti(false));
    String token = KoreClient.token("appId", ACCOUNT, JWSAlgorithm.HS256, null);

    for (int i = 0; i < 2; i++) {
      assertThat(client.send(client.activityRequest(FROM, TO, token).build()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldWantAStreamIdAndAWindow() throws Exception {
    given(settings -> settings);
    URI uri = client.activityRequest(FROM, TO, "unused").build().uri();
    HttpRequest withoutStream =
        HttpRequest.newBuilder(uri).header("auth", client.freshToken()).build();

    assertThat(client.send(withoutStream).statusCode()).isEqualTo(400);
    assertThat(client.activity(FROM, "yesterday").statusCode()).isEqualTo(400);
    assertThat(client.activity("", TO).statusCode()).isEqualTo(400);
    assertThat(client.activity(TO, FROM).statusCode()).isEqualTo(400);
    assertThat(
            client.send(client.request("agentactivity", client.freshToken()).build()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldKnowOnlyItsOwnAccountAndEndpoints() throws Exception {
    given(settings -> settings);
    String uri = client.activityRequest(FROM, TO, "unused").build().uri().toString();
    HttpRequest other =
        HttpRequest.newBuilder(URI.create(uri.replace(ACCOUNT.account(), "other")))
            .header("auth", client.freshToken())
            .header("iId", ACCOUNT.streamId())
            .build();

    assertThat(client.send(other).statusCode()).isEqualTo(404);
    assertThat(client.send(client.request("queues", client.freshToken()).build()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldLimitTheAccountsRequestsPerMinute() throws Exception {
    givenHabits(habits -> habits.withLimit(3, false));
    for (int i = 0; i < 3; i++) {
      assertThat(client.activity(FROM, TO).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(10));
    }

    HttpResponse<String> refused = client.activity(FROM, TO);
    clock.advance(Duration.ofSeconds(30));
    HttpResponse<String> aMinuteAfterTheFirst = client.activity(FROM, TO);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("You've exceeded the per-minute rate limit.");
    assertThat(aMinuteAfterTheFirst.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayTheLimitWithStatus200OnRequest() throws Exception {
    givenHabits(habits -> habits.withLimit(1, true));
    client.activity(FROM, TO);

    HttpResponse<String> refused = client.activity(FROM, TO);

    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("rate limit");
  }

  private void assertRefused(String token) throws Exception {
    HttpResponse<String> answer = client.send(client.activityRequest(FROM, TO, token).build());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"errors\":[{\"msg\":\"Invalid SDK credentials\",\"code\":4002}]}");
  }
}
