package io.agentclock.query.access;

import io.agentclock.settings.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.AuthorizationException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and what may be told.
 *
 * @param name for the log; never a secret
 * @param accounts that may be seen
 * @param scopes what may be read
 * @param requestsPerMinute how many requests may be made
 * @param until when the credential ends; none: when it is withdrawn
 */
public record Caller(
    String name,
    Accounts accounts,
    Set<Scope> scopes,
    int requestsPerMinute,
    Optional<Instant> until) {

  private static final String ATTRIBUTE = "agentclock.caller";
  private static final Caller ANYBODY =
      new Caller(
          "-", Accounts.ALL, EnumSet.allOf(Scope.class), Integer.MAX_VALUE, Optional.empty());

  /** Who sent a request; anybody where authentication is off. */
  public static Caller of(HttpRequest<?> request) {
    return known(request).orElse(ANYBODY);
  }

  /**
   * Who sent a request whose answer lasts as long as the credential.
   *
   * @throws AuthorizationException if that has ended; it may be believed a little longer, as clocks
   *     differ, but nothing lasting can begin with it
   */
  public static Caller lasting(HttpRequest<?> request, Instant now) {
    Caller caller = of(request);
    if (caller.until.filter(end -> !now.isBefore(end)).isPresent()) {
      Refusals.remember(request, new RefusedException("the bearer token has expired"));
      throw new AuthorizationException(null);
    }
    return caller;
  }

  /** Who sent a request; empty if nobody has proven to. */
  static Optional<Caller> known(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class);
  }

  Caller sent(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
    return this;
  }
}
