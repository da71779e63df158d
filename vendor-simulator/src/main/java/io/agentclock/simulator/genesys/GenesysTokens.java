package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives tokens for the client credentials and knows those it gave. Credentials come by HTTP Basic
 * as the vendor's library sends them, or in the form as tutorials do. See <a
 * href="https://developer.genesys.cloud/authorization/platform-auth/use-client-credentials">client
 * credentials</a>.
 */
final class GenesysTokens {

  private record Grant(Instant end, Allowance allowance) {}

  private record Credentials(String clientId, String clientSecret) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  private final GenesysAccount account;
  private final Duration life;
  private final int requestsPerMinute;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  GenesysTokens(GenesysAccount account, GenesysHabits habits) {
    this.account = account;
    this.life = habits.tokenLife();
    this.requestsPerMinute = habits.requestsPerMinute();
  }

  Response give(Request request, Instant now) {
    if (!request.method().equals("POST")) {
      throw Refusal.badMethod();
    }
    check(credentials(request));
    if (!"client_credentials".equals(request.form().get("grant_type"))) {
      throw Refusal.of(400, "unsupported_grant_type", "grant type not supported");
    }
    grants.values().removeIf(grant -> !grant.end().isAfter(now));
    String token = "simulated-" + UUID.randomUUID();
    grants.put(token, new Grant(now.plus(life), new Allowance(requestsPerMinute)));
    return Response.json(
        200,
        JSON.createObjectNode()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", life.toSeconds()));
  }

  /** What the request's token may still ask; empty if the token is worth nothing. */
  Optional<Allowance> allowance(Request request, Instant now) {
    return bearer(request)
        .map(grants::get)
        .filter(grant -> grant.end().isAfter(now))
        .map(Grant::allowance);
  }

  static Optional<String> bearer(Request request) {
    return credentialsOf(request, BEARER);
  }

  /** Forgets them all. */
  void die() {
    grants.clear();
  }

  private void check(Credentials credentials) {
    if (!account.clientId().equals(credentials.clientId())) {
      throw Refusal.badClient(400, "client not found: " + credentials.clientId());
    }
    if (!account.clientSecret().equals(credentials.clientSecret())) {
      throw Refusal.badClient(401, "authentication failed");
    }
  }

  private static Credentials credentials(Request request) {
    Optional<String> basic = credentialsOf(request, BASIC);
    if (basic.isEmpty()) {
      Map<String, String> form = request.form();
      return new Credentials(form.get("client_id"), form.get("client_secret"));
    }
    String[] parts = decoded(basic.get()).split(":", 2);
    return new Credentials(parts[0], parts.length < 2 ? null : parts[1]);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badClient(400, "the authorization header can't be read");
    }
  }

  private static Optional<String> credentialsOf(Request request, String scheme) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(value -> value.substring(scheme.length()).trim());
  }
}
