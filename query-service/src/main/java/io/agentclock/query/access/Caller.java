package io.agentclock.query.access;

import io.micronaut.http.HttpRequest;

/**
 * Who asks, and what may be told.
 *
 * @param name for the log; never a secret
 * @param accounts that may be seen
 */
public record Caller(String name, Accounts accounts) {

  private static final String ATTRIBUTE = "agentclock.caller";
  private static final Caller ANYBODY = new Caller("-", Accounts.ALL);

  /** Who sent a request. */
  public static Caller of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class).orElse(ANYBODY);
  }
}
