package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client as the documentation describes one. */
final class GenesysClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final GenesysAccount account;
  private String token;

  GenesysClient(URI base, GenesysAccount account) {
    this.base = base;
    this.account = account;
  }

  /** Asks for a token by HTTP Basic and uses it from now on. */
  String login() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        tokenRequest(account.clientId(), account.clientSecret(), "client_credentials");
    token = JSON.readTree(answer.body()).required("access_token").asText();
    return token;
  }

  HttpResponse<String> tokenRequest(String clientId, String secret, String grantType)
      throws IOException, InterruptedException {
    String basic = clientId + ":" + secret;
    return send(
        form("grant_type=" + grantType)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))));
  }

  HttpRequest.Builder form(String form) {
    return HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        bearer(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
    return send(bearer(pathAndQuery));
  }

  /** The JSON of an answer that must be the right one. */
  JsonNode posted(String path, String body) throws IOException, InterruptedException {
    return json(post(path, body), 200);
  }

  JsonNode got(String pathAndQuery) throws IOException, InterruptedException {
    return json(get(pathAndQuery), 200);
  }

  static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder bearer(String pathAndQuery) throws IOException, InterruptedException {
    String bearer = token == null ? login() : token;
    return HttpRequest.newBuilder(URI.create(base + pathAndQuery))
        .header("Authorization", "Bearer " + bearer);
  }
}
