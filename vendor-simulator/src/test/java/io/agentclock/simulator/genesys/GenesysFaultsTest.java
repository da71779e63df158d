package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesysFaultsTest {

  private static final String DAY =
      "\"interval\":\"2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z\"";

  private GenesysSite site;

  @BeforeEach
  void start() throws IOException {
    site = GenesysSite.scripted();
    site.then("09:00:00", "available").then("09:10:00", "busy").then("09:15:00", "available");
  }

  @AfterEach
  void close() throws IOException {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad.request",
    "401, bad.credentials",
    "403, missing.permissions",
    "404, not.found",
    "429, too.many.requests",
    "500, internal.server.error",
    "502, bad.gateway",
    "503, service.unavailable",
    "504, gateway.timeout"
  })
  void shouldAnswerAnyStatusWithItsErrorBody(int status, String code) throws Exception {
    site.faults.order(Fault.status(status, 1).at("users"));

    JsonNode body = GenesysClient.json(users(), status);

    assertThat(body.get("code").asText()).isEqualTo(code);
    assertThat(users().statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhenToComeBack() throws Exception {
    site.faults.order(Fault.status(429, 1).withRetryAfter(7).at("aggregates"));

    HttpResponse<String> refused = aggregates();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(refused.body()).contains("Retry the request in [7] seconds");
  }

  @Test
  void shouldForgetAllTokensOnOrder() throws Exception {
    users();
    site.faults.order(Fault.of(FaultKind.TOKEN_DIES, 1).at("users-details"));

    assertThat(userDetails().statusCode()).isEqualTo(401);
    assertThat(users().statusCode()).isEqualTo(401);
    site.client.login();
    assertThat(userDetails().statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseTokensInOAuthsWords() throws Exception {
    site.faults.order(Fault.of(FaultKind.UNAUTHORIZED, 1).at("token"));

    HttpResponse<String> refused = site.client.tokenRequest("a", "b", "client_credentials");

    assertThat(GenesysClient.json(refused, 401).get("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void shouldSpoilAnswers() throws Exception {
    String whole = userDetails().body();
    site.faults.order(Fault.of(FaultKind.BROKEN_JSON, 1).at("users-details"));
    site.faults.order(Fault.of(FaultKind.EMPTY_BODY, 1).at("users-details"));
    site.faults.order(Fault.of(FaultKind.BODY_HTML, 1).at("users-details"));
    site.faults.order(Fault.of(FaultKind.PARTIAL, 1).at("users-details"));

    assertThat(userDetails().body()).hasSize(whole.length() / 2);
    assertThat(userDetails().body()).isEmpty();
    assertThat(userDetails().body()).startsWith("<!doctype html>");
    assertThat(userDetails().statusCode()).isEqualTo(206);
  }

  @Test
  void shouldRepeatThePageBefore() throws Exception {
    site.then("a-second", "2026-03-02T09:00:00Z", "available");
    JsonNode first = site.client.got("/api/v2/users?pageSize=1&pageNumber=1");
    site.faults.order(Fault.of(FaultKind.REPEAT_PAGE, 1).at("users"));

    assertThat(site.client.got("/api/v2/users?pageSize=1&pageNumber=2")).isEqualTo(first);
    assertThat(site.client.got("/api/v2/users?pageSize=1&pageNumber=2")).isNotEqualTo(first);
  }

  @Test
  void shouldMixUnusableItemsIntoEveryAnswer() throws Exception {
    for (String endpoint : new String[] {"users", "users-details", "aggregates", "details"}) {
      site.faults.order(Fault.of(FaultKind.BAD_ITEMS, 1).at(endpoint));
    }

    assertThat(GenesysClient.json(users(), 200).get("entities")).hasSize(1 + 3);
    assertThat(GenesysClient.json(userDetails(), 200).get("userDetails")).hasSize(1 + 3);
    assertThat(GenesysClient.json(aggregates(), 200).get("results")).hasSize(1 + 3);
    assertThat(GenesysClient.json(summary(), 200).get("summary")).hasSize(1 + 6);
    assertThat(users().body()).doesNotContain("$");
  }

  private HttpResponse<String> users() throws IOException, InterruptedException {
    return site.client.get("/api/v2/users");
  }

  private HttpResponse<String> userDetails() throws IOException, InterruptedException {
    return site.client.post("/api/v2/analytics/users/details/query", "{" + DAY + "}");
  }

  private HttpResponse<String> aggregates() throws IOException, InterruptedException {
    return site.client.post(
        "/api/v2/analytics/conversations/aggregates/query",
        "{" + DAY + ",\"groupBy\":[\"userId\"],\"metrics\":[\"tHandle\"]}");
  }

  private HttpResponse<String> summary() throws IOException, InterruptedException {
    return site.client.post(
        "/api/v2/analytics/conversations/details/query",
        "{\"dateFrom\":\"2026-03-02T00:00:00Z\",\"dateTo\":\"2026-03-03T00:00:00Z\","
            + "\"interval\":\"PT30M\",\"groupBy\":[\"agentId\"]}");
  }
}
