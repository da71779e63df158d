package io.agentclock.ingest.liveperson;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import com.github.scribejava.core.services.TimestampService;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Signs every request by OAuth 1.0, HMAC-SHA1, in the {@code Authorization} header. The library
 * signs exactly the address that is sent; it sends nothing itself.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3.4">RFC 5849, Signature</a>
 */
final class OAuth1Login implements Login {

  private static final String HEADER = "Authorization";

  private final Credentials.OAuth1 key;
  private final OAuth10aService signing;

  OAuth1Login(Credentials.OAuth1 key, Clock clock) {
    this.key = key;
    this.signing =
        new ServiceBuilder(key.consumerKey())
            .apiSecret(key.consumerSecret().reveal())
            .build(new SigningOnly(clock));
  }

  @Override
  public VendorRequest proven(VendorRequest request, VendorCalls calls) {
    OAuthRequest signed =
        new OAuthRequest(Verb.valueOf(request.method()), request.uri().toString());
    signing.signRequest(
        new OAuth1AccessToken(key.token().reveal(), key.tokenSecret().reveal()), signed);
    return request.with(HEADER, signed.getHeaders().get(HEADER));
  }

  @Override
  public boolean forget() {
    return false; // the next signature would be refused as this one was
  }

  @Override
  public List<Secret> secrets() {
    return List.of(key.consumerSecret(), key.token(), key.tokenSecret());
  }

  @Override
  public String settings() {
    return "auth.consumer-key, auth.consumer-secret, auth.token and auth.token-secret (LivePerson"
        + " ends OAuth 1.0 keys in 2026: auth.type oauth2 replaces them), and this host's clock";
  }

  /** Keys are made in LivePerson's console: nothing is exchanged. */
  private static final class SigningOnly extends DefaultApi10a {

    private final Clock clock;

    SigningOnly(Clock clock) {
      this.clock = clock;
    }

    @Override
    public TimestampService getTimestampService() {
      return new TimestampService() {
        @Override
        public String getTimestampInSeconds() {
          return Long.toString(clock.instant().getEpochSecond());
        }

        @Override
        public String getNonce() {
          return UUID.randomUUID().toString();
        }
      };
    }

    @Override
    public String getRequestTokenEndpoint() {
      throw new UnsupportedOperationException("keys come from the console");
    }

    @Override
    public String getAccessTokenEndpoint() {
      throw new UnsupportedOperationException("keys come from the console");
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      throw new UnsupportedOperationException("keys come from the console");
    }
  }
}
