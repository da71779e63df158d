package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GenesysAuthenticationTest {

  private static final GenesysAccount ACCOUNT = GenesysSite.ACCOUNT;
  private static final String USERS = "/api/v2/users";

  @Test
  void shouldGiveATokenForTheClientsCredentials() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      HttpResponse<String> answer =
          site.client.tokenRequest(
              ACCOUNT.clientId(), ACCOUNT.clientSecret(), "client_credentials");

      JsonNode body = GenesysClient.json(answer, 200);
      assertThat(body.get("access_token").asText()).isNotEmpty();
      assertThat(body.get("token_type").asText()).isEqualTo("bearer");
      assertThat(body.get("expires_in").asInt()).isEqualTo(86_400);
    }
  }

  @Test
  void shouldTakeCredentialsInTheFormAsTutorialsSendThem() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      HttpResponse<String> answer =
          site.client.send(
              site.client.form(
                  "grant_type=client_credentials&client_id="
                      + ACCOUNT.clientId()
                      + "&client_secret="
                      + ACCOUNT.clientSecret()));

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseOtherClientsSecretsAndGrants() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      HttpResponse<String> client =
          site.client.tokenRequest("somebody", ACCOUNT.clientSecret(), "client_credentials");
      HttpResponse<String> secret =
          site.client.tokenRequest(ACCOUNT.clientId(), "guessed", "client_credentials");
      HttpResponse<String> grant =
          site.client.tokenRequest(ACCOUNT.clientId(), ACCOUNT.clientSecret(), "password");
      HttpResponse<String> nobody =
          site.client.send(site.client.form("grant_type=client_credentials"));

      assertThat(GenesysClient.json(client, 400).get("error").asText()).isEqualTo("invalid_client");
      assertThat(GenesysClient.json(secret, 401).get("error").asText()).isEqualTo("invalid_client");
      assertThat(GenesysClient.json(grant, 400).get("error").asText())
          .isEqualTo("unsupported_grant_type");
      assertThat(nobody.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void shouldRefuseRequestsWithoutAGoodTokenInTheVendorsErrorBody() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      URI users = URI.create(site.base() + USERS);
      HttpResponse<String> without = site.client.send(HttpRequest.newBuilder(users));
      HttpResponse<String> wrong =
          site.client.send(HttpRequest.newBuilder(users).header("Authorization", "Bearer made-up"));

      assertThat(without.statusCode()).isEqualTo(401);
      JsonNode body = GenesysClient.json(wrong, 401);
      assertThat(body.get("code").asText()).isEqualTo("bad.credentials");
      assertThat(body.get("status").asInt()).isEqualTo(401);
      assertThat(body.get("message").asText()).isNotEmpty();
      assertThat(body.get("details")).isEmpty();
      assertThat(body.get("errors")).isEmpty();
      assertThat(wrong.headers().firstValue("ININ-Correlation-Id"))
          .hasValue(body.get("contextId").asText());
      assertThat(wrong.headers().firstValue("inin-ratelimit-allowed")).hasValue("300");
    }
  }

  @Test
  void shouldForgetATokenWhenItsTimeIsOver() throws Exception {
    try (GenesysSite site =
        GenesysSite.scripted(habits -> habits.withTokens(Duration.ofMinutes(5), 300))) {
      site.client.login();

      site.clock.advance(Duration.ofSeconds(299));
      assertThat(site.client.get(USERS).statusCode()).isEqualTo(200);
      site.clock.advance(Duration.ofSeconds(1));
      assertThat(site.client.get(USERS).statusCode()).isEqualTo(401);
      site.client.login();
      assertThat(site.client.get(USERS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldCountTheRequestsOfEachToken() throws Exception {
    try (GenesysSite site =
        GenesysSite.scripted(habits -> habits.withTokens(Duration.ofHours(1), 3))) {
      site.client.login();
      site.client.get(USERS);
      site.clock.advance(Duration.ofSeconds(18));
      HttpResponse<String> second = site.client.get(USERS);
      site.client.get(USERS);

      HttpResponse<String> refused = site.client.get(USERS);

      assertThat(second.headers().firstValue("inin-ratelimit-allowed")).hasValue("3");
      assertThat(second.headers().firstValue("inin-ratelimit-count")).hasValue("2");
      assertThat(second.headers().firstValue("inin-ratelimit-reset")).hasValue("42");
      JsonNode body = GenesysClient.json(refused, 429);
      assertThat(body.get("code").asText()).isEqualTo("too.many.requests.retry.after");
      assertThat(body.get("message").asText())
          .isEqualTo("Rate limit exceeded the maximum. Retry the request in [42] seconds");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("42");
      site.clock.advance(Duration.ofSeconds(42));
      assertThat(site.client.get(USERS).statusCode()).isEqualTo(200);
      site.client.login();
      assertThat(site.client.get(USERS).headers().firstValue("inin-ratelimit-count")).hasValue("1");
    }
  }

  @Test
  void shouldOwnItsPathsAlone() {
    assertThat(GenesysApi.owns("/oauth/token")).isTrue();
    assertThat(GenesysApi.owns("/api/v2/users")).isTrue();
    assertThat(GenesysApi.owns("/api/account/1/login")).isFalse();
    assertThat(GenesysApi.owns("/simulator/truth")).isFalse();
  }

  @Test
  void shouldNotKnowOtherPathsOrMethods() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      assertThat(GenesysClient.json(site.client.get("/api/v2/queues"), 404).get("code").asText())
          .isEqualTo("not.found");
      assertThat(site.client.post(USERS, "{}").statusCode()).isEqualTo(405);
      assertThat(site.client.get("/api/v2/analytics/users/details/query").statusCode())
          .isEqualTo(405);
    }
  }
}
