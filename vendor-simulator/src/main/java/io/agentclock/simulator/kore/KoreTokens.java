package io.agentclock.simulator.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.agentclock.simulator.http.SeenOnce;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * Checks the token in the {@code auth} header: HS256 by the client's secret, the claim {@code
 * appId} exactly so spelled, and a {@code jti} never seen before where the app enforces it. See <a
 * href="https://koreai.mintlify.app/ai-for-service/apis/automation/api-introduction">API
 * introduction</a>.
 */
final class KoreTokens {

  private final KoreAccount account;
  private final boolean enforceJti;
  private final SeenOnce seen = new SeenOnce();

  KoreTokens(KoreAccount account, boolean enforceJti) {
    this.account = account;
    this.enforceJti = enforceJti;
  }

  boolean accepts(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          && jwt.verify(new MACVerifier(account.clientSecret().getBytes(StandardCharsets.UTF_8)))
          && account.clientId().equals(claims.getClaim("appId"))
          && fresh(claims.getJWTID());
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private boolean fresh(String jti) {
    return !enforceJti || (jti != null && !jti.isBlank() && seen.isNew(jti));
  }
}
