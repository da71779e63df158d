package io.agentclock.ingest.kore;

import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.time.Clock;
import java.util.List;

/** How Kore's WFM APIs are addressed and logged in to: every request has a token of its own. */
final class KoreAccess implements VendorAccess {

  private final KoreSettings settings;
  private final KoreToken token;
  private final Clock clock;

  KoreAccess(KoreSettings settings, Clock clock) {
    this.settings = settings;
    this.token = new KoreToken(settings.clientId(), settings.clientSecret());
    this.clock = clock;
  }

  /** The address of one of the account's APIs. */
  Address api(String name) {
    return Address.of(settings.baseUrl())
        .path("/agentassist/api/public/analytics/account")
        .segment(settings.account())
        .segment(name);
  }

  /** A request with its login. */
  VendorRequest get(Address address) {
    return VendorRequest.get(address.uri())
        .with("auth", token.at(clock.instant()))
        .with("Content-Type", "application/json")
        .with("iId", settings.streamId());
  }

  @Override
  public boolean forgetLogin() {
    return true; // the next request makes its own token
  }

  @Override
  public List<Secret> secrets() {
    return List.of(settings.clientSecret());
  }

  @Override
  public String advice(Kind kind) {
    return switch (kind) {
      case PASSING, UNFINISHED -> "It is tried again; nothing is lost as long as it heals in time.";
      case LOGIN, PERMISSION ->
          "Check the feed's client-id, client-secret and stream-id, that the app has the API scope"
              + " WFM Integration, and that it is published.";
      case REQUEST -> "Check the feed's base-url and account.";
    };
  }
}
