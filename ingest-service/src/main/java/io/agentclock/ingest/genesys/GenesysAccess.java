package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the platform API is addressed and logged in to. Everyone who asks has one: they share a
 * token, but each knows for itself which one was refused. Not for several threads.
 */
final class GenesysAccess implements VendorAccess {

  private static final int FORBIDDEN = 403;

  private final GenesysSettings settings;
  private final CachedToken.User token;
  private final String permission;
  private boolean loggedIn;

  /**
   * @param permission that a role of the OAuth client needs
   */
  GenesysAccess(GenesysSettings settings, CachedToken token, String permission) {
    this.settings = settings;
    this.token = token.new User();
    this.permission = permission;
  }

  /** The address of one of the APIs. */
  Address api(String path) {
    return Address.of(settings.apiUrl()).path(path);
  }

  /** Asks. */
  HttpAnswer get(Address address, VendorCalls calls, Set<Integer> alsoFine)
      throws InterruptedException {
    return send(VendorRequest.get(address.uri()), calls, alsoFine);
  }

  /** Asks with a body. */
  HttpAnswer post(Address address, ObjectNode body, VendorCalls calls, Set<Integer> alsoFine)
      throws InterruptedException {
    VendorRequest.Body json = VendorRequest.Body.json(body.toString());
    return send(VendorRequest.post(address.uri(), json), calls, alsoFine);
  }

  private HttpAnswer send(VendorRequest request, VendorCalls calls, Set<Integer> alsoFine)
      throws InterruptedException {
    loggedIn = false;
    String bearer = "Bearer " + token.get(calls);
    loggedIn = true;
    return calls.send(request.with("Authorization", bearer), alsoFine);
  }

  /** Without a token there is nothing to forget: the credentials were refused. */
  @Override
  public boolean forgetLogin() {
    if (loggedIn) {
      token.forget();
    }
    return loggedIn;
  }

  @Override
  public List<Secret> secrets() {
    return List.of(settings.clientSecret());
  }

  @Override
  public String advice(Kind kind) {
    return switch (kind) {
      case PASSING, UNFINISHED -> "It is tried again; nothing is lost as long as it heals in time.";
      case LOGIN ->
          "Check the feed's client-id and client-secret, that the OAuth client has the grant type"
              + " Client Credentials, and that login-url and api-url are of its region.";
      case PERMISSION ->
          "Give the OAuth client a role with the permission %s for the agents' divisions."
              .formatted(permission);
      case REQUEST -> "Check the feed's api-url, login-url and shape.";
    };
  }

  @Override
  public Kind kind(int status) {
    return status == FORBIDDEN ? Kind.PERMISSION : VendorAccess.super.kind(status);
  }

  @Override
  public Optional<String> explanation(HttpAnswer answer) {
    return ErrorBody.explanation(answer);
  }
}
