package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.ingest.vendor.CachedToken.Token;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a token by OAuth 2.0's client credentials. There is no refreshing one: a new one is
 * asked for.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/authorization/platform-auth/use-client-credentials">Client
 *     credentials grant</a>
 */
final class TokenRequest implements CachedToken.Source {

  /** How the login host says that it doesn't want this client. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** What the vendor allows to be set for a client. */
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofHours(48);

  private final URI address;
  private final String credentials;
  private final Clock clock;

  TokenRequest(GenesysSettings settings, Clock clock) {
    this.address = Address.of(settings.loginUrl()).path("/oauth/token").uri();
    this.clock = clock;
    String both = settings.clientId() + ':' + settings.clientSecret().reveal();
    this.credentials = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Token ask(VendorCalls calls) throws InterruptedException {
    VendorRequest request =
        VendorRequest.post(address, VendorRequest.Body.form("grant_type=client_credentials"))
            .with("Authorization", "Basic " + credentials);
    Instant asked = clock.instant();
    HttpAnswer answer = calls.send(request, REFUSALS);
    Optional<JsonNode> said = Json.parsed(answer.body());
    refuse(answer, said.flatMap(body -> Json.text(body.path("error"))));
    return said.flatMap(body -> token(body, asked))
        .orElseThrow(
            () ->
                VendorFaultException.passing(
                    "UNREADABLE_ANSWER", "the login host's answer holds no access_token"));
  }

  private static void refuse(HttpAnswer answer, Optional<String> error) {
    if (answer.status() == BAD_REQUEST && error.isEmpty()) {
      throw new VendorFaultException(
          Kind.REQUEST,
          "HTTP_400",
          "what is at the feed's login-url doesn't understand a request for a token",
          Optional.empty());
    }
    if (answer.status() != OK || error.isPresent()) {
      throw new VendorFaultException(
          Kind.LOGIN,
          "LOGIN_REFUSED",
          "the login host gives the feed's OAuth client no token",
          Optional.empty());
    }
  }

  /** A life that isn't said, or is none, is the shortest there is. */
  private static Optional<Token> token(JsonNode body, Instant asked) {
    long said = body.path("expires_in").asLong();
    Duration life = said > 0 ? Duration.ofSeconds(Math.min(said, LONGEST.toSeconds())) : SHORTEST;
    return Json.text(body.path("access_token")).map(text -> new Token(text, asked.plus(life)));
  }
}
