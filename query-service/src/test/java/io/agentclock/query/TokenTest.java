package io.agentclock.query;

import static io.agentclock.query.Issuer.claims;
import static io.agentclock.query.RunningQuery.NOW;
import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens: which are believed, and what they allow. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class TokenTest {

  private static ScriptedProcessor processor;
  private static Issuer issuer;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) throws IOException {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    issuer = new Issuer();
    query = RunningQuery.with(broker, settings(issuer), processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    issuer.close();
    processor.close();
  }

  @Test
  void shouldBelieveATokenOfTheIssuer() {
    String token = issuer.token(claims());

    assertThat(ask("/v1/agents", token).statusCode()).isEqualTo(200);
    int asked = issuer.asked();
    assertThat(ask("/v1/agents", token).statusCode()).isEqualTo(200);
    assertThat(issuer.asked()).as("times its keys were asked for").isEqualTo(asked).isPositive();
    HttpResponse<String> session = ask("/session", token);
    assertThat(RunningQuery.json(session))
        .isEqualTo(
            RunningQuery.json(
                "{'name':'token:alice','scopes':['read:agents','read:intervals'],"
                    + "'accounts':null,'authentication':'required'}"));
  }

  static Stream<Arguments> unbelievable() {
    return Stream.of(
        Arguments.of("expired", claims().expirationTime(Date.from(NOW.minusSeconds(60)))),
        Arguments.of("not yet valid", claims().notBeforeTime(Date.from(NOW.plusSeconds(60)))),
        Arguments.of("of another issuer", claims().issuer("https://evil.example.com/")),
        Arguments.of("of no issuer", claims().issuer(null)),
        Arguments.of("for somebody else", claims().audience("another-service")),
        Arguments.of("for nobody", claims().audience((String) null)),
        Arguments.of("for ever", claims().expirationTime(null)),
        Arguments.of("of nobody", claims().subject(null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unbelievable")
  void shouldRefuseATokenThatIs(String what, JWTClaimsSet.Builder claims) {
    assertRefused(ask("/v1/agents", issuer.token(claims)));
  }

  @Test
  void shouldRefuseASignatureThatIsNotTheIssuers() {
    String token = issuer.token(claims());

    assertRefused(ask("/v1/agents", new PlainJWT(claims().build()).serialize()));
    assertRefused(ask("/v1/agents", issuer.signedWithThePublicKey(claims())));
    assertRefused(ask("/v1/agents", Issuer.token(Issuer.key("first"), claims())));
    assertRefused(ask("/v1/agents", token.substring(0, token.lastIndexOf('.') + 1)));
    assertRefused(ask("/v1/agents", "not-a-token"));
    assertProblem(ask("/v1/agents", ""), 401);
    assertThat(ask("/v1/agents", token).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAskForAnUnknownKeyButNotForEachForgery(KafkaCluster broker) throws IOException {
    try (Issuer rotating = new Issuer();
        RunningQuery asked = RunningQuery.with(broker, settings(rotating), processor)) {
      assertThat(ask(asked, "/v1/agents", rotating.token(claims())).statusCode()).isEqualTo(200);

      rotating.rotate();

      assertThat(ask(asked, "/v1/agents", rotating.token(claims())).statusCode()).isEqualTo(200);
      String forged = Issuer.token(Issuer.key("forged"), claims());
      for (int i = 0; i < 20; i++) {
        assertRefused(ask(asked, "/v1/agents", forged));
      }
      assertThat(rotating.asked()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void shouldSay503WhileTheKeysCannotBeHadAndGoOnWithThoseItHas(KafkaCluster broker)
      throws IOException {
    try (Issuer ailing = new Issuer();
        RunningQuery asked = RunningQuery.with(broker, settings(ailing), processor)) {
      String token = ailing.token(claims());
      ailing.beReachable(false);
      assertProblem(ask(asked, "/v1/agents", token), 503, "the issuer's keys can't be had");
      assertThat(ask(asked, "/health/liveness", token).statusCode()).isEqualTo(200);

      ailing.beReachable(true);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> ask(asked, "/v1/agents", token).statusCode() == 200);

      ailing.beReachable(false);
      assertThat(ask(asked, "/v1/agents", token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldNotWaitForAnIssuerWhoseAnswerNeverEnds(KafkaCluster broker) throws IOException {
    try (Issuer ailing = new Issuer();
        RunningQuery asked = RunningQuery.with(broker, settings(ailing), processor)) {
      String token = ailing.token(claims());
      ailing.answerAsAWhole(false);
      assertProblem(ask(asked, "/v1/agents", token), 503, "the issuer's keys can't be had");

      ailing.answerAsAWhole(true);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> ask(asked, "/v1/agents", token).statusCode() == 200);
    }
  }

  @Test
  void shouldNotWaitForTheIssuerWithAnyNumberOfTokens(KafkaCluster broker) throws IOException {
    try (Issuer ailing = new Issuer();
        RunningQuery asked = RunningQuery.with(broker, settings(ailing), processor)) {
      String token = ailing.token(claims());
      ailing.answerAsAWhole(false);
      List<HttpResponse<String>> answers = askAtOnce(asked, token, 700);

      assertThat(answers).allMatch(answer -> answer.statusCode() == 503);
      assertThat(answers).anyMatch(answer -> answer.body().contains("too many tokens wait"));
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("tokens-"))
          .hasSizeLessThanOrEqualTo(64); // of this service, and of the one all tests share
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void shouldNotBelieveWhoNamesNobody(String subject) {
    assertProblem(ask("/v1/agents", issuer.token(claims().subject(subject))), 401, "sub");
  }

  @Test
  void shouldAllowWhatTheScopesSay() {
    assertProblem(ask("/prometheus", issuer.token(claims())), 403, "read:cluster");
    assertProblem(ask("/v1/agents", issuer.token(claims().claim("scope", null))), 403);
    assertProblem(ask("/v1/agents", issuer.token(claims().claim("scope", 5))), 403);
    String cluster = issuer.token(claims().claim("scope", List.of("read:cluster")));
    assertThat(ask("/prometheus", cluster).statusCode()).isEqualTo(200);
    assertProblem(ask("/v1/agents", cluster), 403, "read:agents");
  }

  static Stream<Arguments> accounts() {
    return Stream.of(
        Arguments.of(List.of("kore:b", "kore:a"), "['kore:a','kore:b']"),
        Arguments.of("kore:a", "['kore:a']"),
        Arguments.of(List.of(), "[]"),
        Arguments.of("", "[]"),
        Arguments.of(List.of("kore", "x:y:z", "kore:ok"), "['kore:ok']"),
        Arguments.of(Map.of("kore", "a"), "[]"));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void shouldRestrictToTheAccountsClaim(Object claim, String expected) {
    String token = issuer.token(claims().claim("accounts", claim));

    assertThat(RunningQuery.json(ask("/session", token)).get("accounts"))
        .isEqualTo(RunningQuery.json(expected));
  }

  private static HttpResponse<String> ask(String path, String token) {
    return ask(query, path, token);
  }

  private static HttpResponse<String> ask(RunningQuery asked, String path, String token) {
    return asked.send(asked.request(path).header("Authorization", "Bearer " + token));
  }

  private static List<HttpResponse<String>> askAtOnce(RunningQuery asked, String token, int times) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        asked.request("/v1/agents").header("Authorization", "Bearer " + token).build();
    List<CompletableFuture<HttpResponse<String>>> sent =
        Stream.generate(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .limit(times)
            .toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertProblem(response, 401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
  }

  private static Map<String, Object> settings(Issuer issuer) {
    return Map.of("authentication", "required", "jwt", issuer.settings());
  }
}
