package io.agentclock.query.access;

import io.agentclock.query.web.Answer;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Says no: 401 to whom nobody knows, 403 to who lacks the scope, 503 where the issuer's keys can't
 * be had, so that it can't be told.
 */
@Singleton
@Requires(property = AccessProperties.ENABLED, value = "true")
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class Refusals implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {

  private static final String ATTRIBUTE = "agentclock.refused";
  private static final String REALM = "realm=\"agentclock\"";
  private static final String ADVICE =
      "send an API key as X-API-Key, or a token as Authorization: Bearer";

  static void remember(HttpRequest<?> request, RefusedException refused) {
    request.setAttribute(ATTRIBUTE, refused);
  }

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public HttpResponse<?> handle(HttpRequest request, AuthorizationException e) {
    return e.isForbidden()
        ? forbidden((HttpRequest<?>) request)
        : unknown((HttpRequest<?>) request);
  }

  /** To whom nobody knows. */
  static HttpResponse<byte[]> unknown(HttpRequest<?> request) {
    Optional<RefusedException> refused = request.getAttribute(ATTRIBUTE, RefusedException.class);
    if (refused.filter(RefusedException::isOurs).isPresent()) {
      return Answer.unavailable(request, refused.get().getMessage());
    }
    String error = refused.isPresent() ? ", error=\"invalid_token\"" : "";
    return Answer.problem(
            request,
            HttpStatus.UNAUTHORIZED,
            refused.map(RefusedException::getMessage).map(why -> why + "; ").orElse("") + ADVICE)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer " + REALM + error);
  }

  private static HttpResponse<byte[]> forbidden(HttpRequest<?> request) {
    String scope = ScopeRule.scopeOf(request).orElse("that nobody has");
    return Answer.problem(
            request,
            HttpStatus.FORBIDDEN,
            "this call needs the scope %s, which %s hasn't"
                .formatted(scope, Caller.of(request).name()))
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            "Bearer %s, error=\"insufficient_scope\", scope=\"%s\"".formatted(REALM, scope));
  }
}
