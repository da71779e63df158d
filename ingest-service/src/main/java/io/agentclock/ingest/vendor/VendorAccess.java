package io.agentclock.ingest.vendor;

import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.settings.Secret;
import java.util.List;
import java.util.Optional;

/** How a vendor deals with those who ask, the same for all that a stream asks. */
public interface VendorAccess {

  /**
   * Forgets the login: the vendor refused it.
   *
   * @return whether the next request has another one
   */
  boolean forgetLogin();

  /** What must not show in a message, should the vendor echo it. */
  List<Secret> secrets();

  /** What an operator can do about a fault of this kind, as one sentence. */
  String advice(Kind kind);

  /** What kind of fault a status is. */
  default Kind kind(int status) {
    return switch (status) {
      case 401, 403 -> Kind.LOGIN;
      case 408, 425, 429 -> Kind.PASSING;
      default -> status >= 300 && status < 500 ? Kind.REQUEST : Kind.PASSING;
    };
  }

  /** What the vendor's error body says, where it has a documented shape. */
  default Optional<String> explanation(HttpAnswer answer) {
    return Optional.empty();
  }
}
