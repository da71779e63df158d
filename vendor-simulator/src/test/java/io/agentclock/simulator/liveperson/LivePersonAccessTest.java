package io.agentclock.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePersonAccessTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATUSES =
      "/api/v2/account/{acc}/status-changes?source=a%20b&v=2"
          + "&from=2026-03-02T00:00:00%2B00:00&to=2026-03-02T11:00:00%2B00:00";

  private LivePersonServer server;

  @AfterEach
  void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void shouldTellItsOwnAddressForEveryService() throws Exception {
    server = LivePersonServer.with(0);
    String root = server.client.uri("").toString();

    JsonNode one =
        server.client.json(
            "/api/account/{acc}/service/agentActivityDomain/baseURI.json?version=1.0");
    JsonNode all = server.client.json("/api/account/{acc}/service/baseURI.json?version=1.0");

    Shape.of("base-uri").fits(one);
    Shape.of("base-uris").fits(all);
    assertThat(one.get("baseURI").asText()).isEqualTo(root);
    assertThat(all.findValuesAsText("service"))
        .contains("agentActivityDomain", "leDataReporting", "sentinel", "accountConfigReadOnly");
    assertThat(
            server
                .client
                .get("/api/account/{acc}/service/noSuch/baseURI.json?version=1.0")
                .statusCode())
        .isEqualTo(400);
    assertThat(server.client.get("/api/account/1/service/baseURI.json?version=1.0").statusCode())
        .isEqualTo(401);
  }

  @Test
  void shouldNameADeadHostOnOrder() throws Exception {
    server = LivePersonServer.with(0);
    server.faults.order(Fault.of(FaultKind.BAD_ITEMS, 1).at("baseURI"));

    JsonNode one =
        server.client.json("/api/account/{acc}/service/sentinel/baseURI.json?version=1.0");

    assertThat(one.get("baseURI").asText()).isEqualTo("http://127.0.0.1:1");
  }

  @Test
  void shouldTakeASignatureOfTheWholeAddressOnce() throws Exception {
    server = LivePersonServer.with(0);
    URI uri = server.client.uri(STATUSES);
    String signed = server.client.signature(uri, "a-nonce");

    assertThat(server.client.send(uri, signed).statusCode()).isEqualTo(200);
    assertRefused(server.client.send(uri, signed), "nonce_used");
    assertRefused(
        server.client.send(
            URI.create(uri.toString().replace("v=2", "v=1")),
            server.client.signature(uri, "another")),
        "signature_invalid");
    assertRefused(server.client.send(uri, "OAuth nonsense"), "parameter_absent");
    LivePersonClient thief =
        new LivePersonClient(
            server.client.uri(""),
            new LivePersonAccount("12345678", "stolen", "key", "and", "token", "id", "secret"));
    assertRefused(server.client.send(uri, thief.signature(uri, "n")), "consumer_key_unknown");
  }

  @Test
  void shouldRefuseAClockTooFarOffOnRequest() throws Exception {
    server =
        LivePersonServer.with(
            0, LivePersonHabits.defaults().withTimestampTolerance(Duration.ofMinutes(5)));

    assertRefused(server.client.get(STATUSES), "timestamp_refused");
  }

  @Test
  void shouldGiveATokenThatSaysWhenItEnds() throws Exception {
    server = LivePersonServer.with(0);

    HttpResponse<String> given = server.client.token(LivePersonAccount.defaults().clientSecret());

    JsonNode body = JSON.readTree(given.body());
    Shape.of("token").fits(body);
    SignedJWT jwt = SignedJWT.parse(body.get("access_token").asText());
    assertThat(jwt.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(server.clock.instant().plus(Duration.ofHours(1)));
    assertThat(server.client.token("wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldTakeATokenUntilItEndsOrDies() throws Exception {
    server =
        LivePersonServer.with(
            0, LivePersonHabits.defaults().withTokenLifetime(Duration.ofMinutes(10)));
    URI uri = server.client.uri(STATUSES);
    String bearer = "Bearer " + server.client.freshToken();

    assertThat(server.client.send(uri, bearer).statusCode()).isEqualTo(200);
    server.clock.advance(Duration.ofMinutes(10));
    assertRefused(server.client.send(uri, bearer), "token_rejected");

    String another = "Bearer " + server.client.freshToken();
    server.faults.order(Fault.of(FaultKind.TOKEN_DIES, 1).at("status-changes"));
    assertRefused(server.client.send(uri, another), "token_rejected");
    assertRefused(server.client.send(uri, another), "token_rejected");
    assertThat(server.client.send(uri, "Bearer " + server.client.freshToken()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldListReasonsAndUsers() throws Exception {
    server = LivePersonServer.with(3);
    String reasons = "/api/account/{acc}/configuration/le-agents/status-reasons?";

    JsonNode listed = server.client.json(reasons + "v=1.0");
    JsonNode users = server.client.json("/api/account/{acc}/configuration/le-users/users?v=4.0");

    Shape.of("status-reasons").fits(listed);
    assertThat(listed.findValuesAsText("text")).contains("Break", "Lunch", "Meeting", "Training");
    assertThat(server.client.json(reasons + "v=1.0&include_deleted=true"))
        .hasSize(listed.size() + 1);
    assertThat(server.client.get(reasons).statusCode()).isEqualTo(400);
    assertThat(users).hasSize(3);
    assertThat(users.get(0).get("id").asText())
        .isEqualTo(LivePersonIds.of(server.workforce.agents().get(0)));
    assertThat(users.get(0).get("loginName").asText()).isPrintable().contains("@");
  }

  @Test
  void shouldForbidUsersToAKeyWithoutThePermission() throws Exception {
    server = LivePersonServer.with(3, LivePersonHabits.defaults().withoutUsers());

    assertThat(server.client.get("/api/account/{acc}/configuration/le-users/users").statusCode())
        .isEqualTo(403);
  }

  @Test
  void shouldLimitTheAccountsRequestsPerMinute() throws Exception {
    server = LivePersonServer.with(0, LivePersonHabits.defaults().withLimit(1));

    assertThat(server.client.get(STATUSES).statusCode()).isEqualTo(200);
    assertThat(server.client.get(STATUSES).statusCode()).isEqualTo(429);
  }

  @Test
  void shouldFailOnOrder() throws Exception {
    server = LivePersonServer.with(5);
    server.faults.order(Fault.status(500, 1).at("status-changes"));
    server.faults.order(Fault.status(429, 1).at("status-changes").withRetryAfter(3));
    server.faults.order(Fault.of(FaultKind.FORBIDDEN, 1).at("status-changes"));
    server.faults.order(Fault.of(FaultKind.EMPTY_BODY, 1).at("status-changes"));
    server.faults.order(Fault.of(FaultKind.BROKEN_JSON, 1).at("status-changes"));

    HttpResponse<String> error = server.client.get(STATUSES);
    HttpResponse<String> tooMany = server.client.get(STATUSES);

    assertThat(error.statusCode()).isEqualTo(500);
    Shape.of("error-500").fits(JSON.readTree(error.body()));
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(server.client.get(STATUSES).statusCode()).isEqualTo(403);
    assertThat(server.client.get(STATUSES).body()).isEmpty();
    String half = server.client.get(STATUSES).body();
    assertThat(server.client.get(STATUSES).body())
        .startsWith(half)
        .hasSizeGreaterThan(half.length());
  }

  @Test
  void shouldDeliverThePageBeforeAgainOnOrder() throws Exception {
    server = LivePersonServer.with(20);
    String first = server.client.get(STATUSES + "&limit=10").body();
    server.faults.order(Fault.of(FaultKind.REPEAT_PAGE, 1).at("status-changes"));

    assertThat(server.client.get(STATUSES + "&limit=10&offset=10").body()).isEqualTo(first);
    assertThat(server.client.get(STATUSES + "&limit=10&offset=10").body()).isNotEqualTo(first);
  }

  @Test
  void shouldOwnItsPathsAlone() {
    assertThat(LivePersonApi.owns("/api/v2/account/1/status-changes")).isTrue();
    assertThat(LivePersonApi.owns("/operations/api/account/1/nht")).isTrue();
    assertThat(LivePersonApi.owns("/api/v2/analytics/users/details/query")).isFalse();
    assertThat(LivePersonApi.owns("/agentassist/api/public/analytics/account/1/agents")).isFalse();
  }

  private static void assertRefused(HttpResponse<String> answer, String problem)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(401);
    Shape.of("error-401").fits(JSON.readTree(answer.body()));
    assertThat(answer.body()).contains("oauth_problem=" + problem + "&");
  }
}
