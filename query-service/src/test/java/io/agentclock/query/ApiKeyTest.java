package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys: who is let in, to what, how often, and a browser's session with one. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class ApiKeyTest {

  private static final String ALL = "ack_all-of-it";
  private static final String AGENTS = "ack_agents-of-one-account";
  private static final String INTERVALS = "a key with blanks; and = é";
  private static final String RARE = "ack_three-a-minute";
  private static final String AGENT = "kore:63fb:a-59bb";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll().knowing(AGENT);
    Map<String, Object> keys = new HashMap<>();
    keys.put("all", key(ALL, "read:agents", "read:intervals", "read:cluster"));
    keys.put("intervals", key(INTERVALS, "read:intervals"));
    keys.put("agents", with(key(AGENTS, "read:agents"), "accounts", List.of("kore:63fb")));
    keys.put("rare", with(key(RARE, "read:agents"), "requests-per-minute", 3));
    query =
        RunningQuery.with(
            broker, Map.of("authentication", "required", "api-keys", keys), processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/agents,                       200, 403",
    "/v1/agents/kore:63fb:a-59bb,      200, 403",
    "/v1/agents/kore:63fb:a-59bb/timeline, 200, 403",
    "/v1/feeds,                        200, 403",
    "/v1/agents/kore:63fb:a-59bb/intervals, 403, 200",
    "/v1/skills/kore:63fb:skill:7/intervals, 403, 404",
    "/prometheus,                      403, 403"
  })
  void shouldAllowWhatTheScopeIsFor(String path, int withAgents, int withIntervals) {
    assertProblem(query.get(path), 401, "X-API-Key", "Bearer");
    assertThat(ask(path, AGENTS).statusCode()).isEqualTo(withAgents);
    assertThat(ask(path, encoded(INTERVALS)).statusCode()).isEqualTo(401);
    assertThat(cookied(path, INTERVALS).statusCode()).isEqualTo(withIntervals);
    assertThat(ask(path, ALL).statusCode()).isIn(200, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health/liveness", "/health/readiness"})
  void shouldLeaveOpenWhatIsForEverybody(String path) {
    assertThat(query.get(path).statusCode()).isEqualTo(200);
    assertThat(ask(path, "wrong").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhatIsMissing() {
    HttpResponse<String> unknown = query.get("/v1/agents");
    assertProblem(unknown, 401, "send an API key as X-API-Key");
    assertThat(unknown.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"agentclock\"");
    assertProblem(ask("/v1/agents", "ack_wrong"), 401, "isn't known");
    HttpResponse<String> forbidden = ask("/prometheus", AGENTS);
    assertProblem(forbidden, 403, "read:cluster", "key:agents");
    assertThat(forbidden.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).contains("insufficient_scope"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1//agents",
        "//v1/agents",
        "/v1/agents/",
        "/v1/%61gents",
        "/v1;x/agents",
        "/V1/agents",
        "/health/../v1/agents",
        "/v1/agents?x=/health/liveness",
        "/prometheus/",
        "/%70rometheus"
      })
  void shouldNotBeTalkedPastByAnotherSpelling(String path) {
    assertThat(query.get(path).statusCode()).isIn(400, 401, 404);
  }

  @Test
  void shouldNeitherTakeAHashNorTwoCredentials() {
    assertProblem(ask("/v1/agents", RunningQuery.sha256(ALL)), 401);
    assertProblem(
        query.send(query.request("/v1/agents").header("X-API-Key", ALL).header("X-API-Key", ALL)),
        401,
        "more than one");
    assertProblem(
        query.send(
            query
                .request("/v1/agents")
                .header("X-API-Key", ALL)
                .header("Authorization", "Bearer x")),
        401,
        "more than one");
    assertProblem(
        query.send(query.request("/v1/agents").header("Authorization", "Bearer " + ALL)),
        401,
        "no bearer tokens");
    assertProblem(
        query.send(query.request("/v1/agents").header("Authorization", "Basic YTpi")), 401);
  }

  @Test
  void shouldSayWhoAsks() {
    assertProblem(query.get("/session"), 401);
    assertThat(RunningQuery.json(ask("/session", AGENTS)))
        .isEqualTo(
            RunningQuery.json(
                "{'name':'key:agents','scopes':['read:agents'],'accounts':['kore:63fb'],"
                    + "'authentication':'required'}"));
  }

  @Test
  void shouldGiveABrowserACookieThatCountsLikeTheHeader() {
    HttpResponse<String> begun = session("POST", "X-API-Key", AGENTS);

    assertThat(begun.statusCode()).isEqualTo(200);
    assertThat(RunningQuery.json(begun).get("name").asText()).isEqualTo("key:agents");
    String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Max-Age", AGENTS);
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(query.send(query.request("/v1/agents").header("Cookie", pair)).statusCode())
        .isEqualTo(200);
    assertProblem(query.send(query.request("/prometheus").header("Cookie", pair)), 403);

    HttpResponse<String> ended = session("DELETE", "Cookie", pair);
    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(ended.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("agentclock-session=;")
        .contains("Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "k.", "k.%%%", "k.d3Jvbmc", "t.abc", "t."})
  void shouldTakeNoOtherCookie(String value) {
    assertProblem(
        query.send(query.request("/v1/agents").header("Cookie", "agentclock-session=" + value)),
        401);
    assertProblem(session("POST", "X-API-Key", "wrong"), 401);
  }

  @Test
  void shouldSay429BeyondTheNumberOfAMinute() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("/v1/feeds", RARE).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> tooMany = ask("/v1/feeds", RARE);

    assertProblem(tooMany, 429, "key:rare", "3 requests per minute");
    assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
    assertThat(ask("/health/liveness", RARE).statusCode()).isEqualTo(200);
    assertThat(ask("/v1/feeds", ALL).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> ask(String path, String key) {
    return query.send(query.request(path).header("X-API-Key", key));
  }

  private static HttpResponse<String> cookied(String path, String key) {
    String value =
        "k."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    return query.send(query.request(path).header("Cookie", "agentclock-session=" + value));
  }

  private static String encoded(String key) {
    return key.replace('é', 'e');
  }

  private static HttpResponse<String> session(String method, String header, String value) {
    return query.send(
        query
            .request("/session")
            .header(header, value)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private static Map<String, Object> key(String key, String... scopes) {
    return Map.of("sha256", RunningQuery.sha256(key), "scopes", List.of(scopes));
  }

  private static Map<String, Object> with(Map<String, Object> key, String name, Object value) {
    Map<String, Object> more = new HashMap<>(key);
    more.put(name, value);
    return more;
  }
}
