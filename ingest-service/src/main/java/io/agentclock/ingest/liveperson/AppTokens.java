package io.agentclock.ingest.liveperson;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.ingest.vendor.CachedToken.Token;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/**
 * Asks LivePerson's Sentinel for tokens. The answer doesn't say how long one lives; the token, a
 * JWT, does.
 *
 * @see <a href="https://developers.liveperson.com/oauth-2-0-client-credentials.html">client
 *     credentials</a>
 */
final class AppTokens implements CachedToken.Source {

  static final String SERVICE = "sentinel";

  /** For a token that doesn't say it; one that dies earlier is replaced when it is refused. */
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private final String account;
  private final Credentials.OAuth2 client;
  private final ServiceHosts hosts;
  private final Clock clock;

  AppTokens(String account, Credentials.OAuth2 client, ServiceHosts hosts, Clock clock) {
    this.account = account;
    this.client = client;
    this.hosts = hosts;
    this.clock = clock;
  }

  @Override
  public Token ask(VendorCalls calls) throws InterruptedException {
    Address address =
        Address.of(hosts.base(SERVICE, calls))
            .path("/sentinel/api/v2/account")
            .segment(account)
            .path("/app/token");
    String form =
        "client_id=%s&client_secret=%s&grant_type=client_credentials"
            .formatted(
                Address.encoded(client.clientId()),
                Address.encoded(client.clientSecret().reveal()));
    VendorRequest request = VendorRequest.post(address.uri(), VendorRequest.Body.form(form));
    Instant asked = clock.instant();
    byte[] answer = hosts.send(SERVICE, request, Set.of(), calls).body();
    String token =
        JsonBody.text(JsonBody.read(answer), "access_token")
            .filter(text -> text.matches("[\\x21-\\x7e]+"))
            .orElseThrow(
                () ->
                    VendorFaultException.passing(
                        "NO_TOKEN", "Sentinel's answer holds no access_token"));
    return new Token(token, asked.plus(life(token, asked)));
  }

  /** By the vendor's clock from its start to its end, which needs no agreement of clocks. */
  private static Duration life(String token, Instant asked) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      Date expires = claims == null ? null : claims.getExpirationTime();
      if (expires == null) {
        return USUAL_LIFE;
      }
      Date issued = claims.getIssueTime();
      Instant from = issued == null ? asked : issued.toInstant();
      Duration life = Duration.between(from, expires.toInstant());
      return life.isNegative() ? Duration.ZERO : life;
    } catch (ParseException e) {
      return USUAL_LIFE;
    }
  }
}
