package io.agentclock.ingest.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.agentclock.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;

/**
 * Makes the token of one request: every one has its own {@code jti}, as an app can be set to refuse
 * a second use.
 *
 * @see <a href="https://docs.kore.ai/ai-for-service/apis/automation/api-introduction/">Kore's API
 *     introduction</a>
 */
final class KoreToken {

  private static final int LEAST_KEY_BYTES = 32;

  private final String clientId;
  private final byte[] key;

  KoreToken(String clientId, Secret clientSecret) {
    this.clientId = clientId;
    this.key = padded(clientSecret.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /** A signed token. */
  String at(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("appId", clientId)
            .subject(clientId)
            .issueTime(Date.from(now))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims);
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
    return token.serialize();
  }

  /**
   * The library refuses keys below 256 bits, but the secret is the vendor's to choose. HMAC itself
   * fills short keys up with zeros, so the signature is the same.
   */
  private static byte[] padded(byte[] secret) {
    return Arrays.copyOf(secret, Math.max(secret.length, LEAST_KEY_BYTES));
  }
}
