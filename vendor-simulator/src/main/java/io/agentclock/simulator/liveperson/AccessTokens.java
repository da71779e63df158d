package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * OAuth 2.0 client credentials: gives tokens that say themselves until when they are good, and
 * knows its own again. See <a
 * href="https://developers.liveperson.com/oauth-2-0-client-credentials.html">client
 * credentials</a>.
 */
final class AccessTokens implements Endpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LivePersonAccount account;
  private final Duration lifetime;
  private volatile byte[] key = freshKey();

  AccessTokens(LivePersonAccount account, Duration lifetime) {
    this.account = account;
    this.lifetime = lifetime;
  }

  @Override
  public Response answer(Call call) {
    Request request = call.request();
    String type = request.header("content-type").orElse("");
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return LivePersonErrors.status(415);
    }
    Map<String, String> form = request.form();
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return LivePersonErrors.badRequest(List.of("grant_type: must be client_credentials"));
    }
    if (!account.clientId().equals(form.get("client_id"))
        || !account.clientSecret().equals(form.get("client_secret"))) {
      return LivePersonErrors.unauthorized("invalid_client");
    }
    return Response.json(
        200,
        JSON.createObjectNode().put("access_token", token(call.now())).put("token_type", "Bearer"));
  }

  boolean accepts(String token, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      Date expires = jwt.getJWTClaimsSet().getExpirationTime();
      return jwt.verify(new MACVerifier(key)) && expires.toInstant().isAfter(now);
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  /** From now on nobody has a token. */
  void forgetAll() {
    key = freshKey();
  }

  private String token(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("https://LivePerson.com")
            .subject(account.clientId())
            .audience("acc:" + account.account())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 with a key of its length", e);
    }
    return jwt.serialize();
  }

  private static byte[] freshKey() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return key;
  }
}
