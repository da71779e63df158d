package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.util.List;

/** Sends a token that all streams of the feed share until it expires or is refused. */
final class OAuth2Login implements Login {

  private final Secret clientSecret;
  private final CachedToken.User token;
  private boolean sent;

  OAuth2Login(Credentials.OAuth2 client, CachedToken tokens) {
    this.clientSecret = client.clientSecret();
    this.token = tokens.new User();
  }

  @Override
  public VendorRequest proven(VendorRequest request, VendorCalls calls)
      throws InterruptedException {
    sent = false;
    String value = token.get(calls);
    sent = true;
    return request.with("Authorization", "Bearer " + value);
  }

  /** One that asked for a token and got none has none to replace. */
  @Override
  public boolean forget() {
    token.forget();
    return sent;
  }

  @Override
  public List<Secret> secrets() {
    return List.of(clientSecret);
  }

  @Override
  public String settings() {
    return "auth.client-id and auth.client-secret, and that the app is installed for the account";
  }
}
