package io.agentclock.ingest.kore;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.agentclock.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreTokenTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00.900Z");

  @Test
  void shouldClaimWhatTheVendorAsksFor() throws ParseException {
    SignedJWT token = SignedJWT.parse(new KoreToken("cs-1", new Secret("s3cret")).at(NOW));

    assertThat(token.getHeader().toJSONObject())
        .containsOnly(
            org.assertj.core.api.Assertions.entry("alg", "HS256"),
            org.assertj.core.api.Assertions.entry("typ", "JWT"));
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getClaims()).containsOnlyKeys("appId", "sub", "iat", "jti");
    assertThat(claims.getStringClaim("appId")).isEqualTo("cs-1");
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(Instant.parse("2026-03-10T10:00:00Z")));
  }

  @Test
  void shouldNeverUseAnIdTwice() throws ParseException {
    KoreToken tokens = new KoreToken("cs-1", new Secret("s3cret"));

    assertThat(SignedJWT.parse(tokens.at(NOW)).getJWTClaimsSet().getJWTID())
        .isNotEqualTo(SignedJWT.parse(tokens.at(NOW)).getJWTClaimsSet().getJWTID());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "exactly-thirty-two-bytes-long-ok",
        "a secret längér than any block of the hash function, 64 bytes that is, and some"
      })
  void shouldSignWithTheSecretAsItIs(String secret) throws GeneralSecurityException {
    String token = new KoreToken("cs-1", new Secret(secret)).at(NOW);

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    int dot = token.lastIndexOf('.');
    byte[] expected = mac.doFinal(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getUrlDecoder().decode(token.substring(dot + 1))).isEqualTo(expected);
  }
}
