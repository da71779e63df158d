package io.agentclock.query.access;

import io.agentclock.settings.Scope;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets a request through if its caller has the scope of its route. It asks for the route that was
 * found, not for the path, so that no spelling of a path gets past it; and it comes before the
 * framework's own rules and leaves nothing to them.
 */
@Singleton
@Requires(property = AccessProperties.ENABLED, value = "true")
final class ScopeRule implements SecurityRule<HttpRequest<?>> {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, @Nullable Authentication authentication) {
    // Without a route there is a file that all may have, or a 404.
    boolean allowed =
        callOf(request).map(call -> call.isOpen() || isAllowed(request, call)).orElse(true);
    return Mono.just(allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
  }

  /** The word of the scope that a request's route takes. */
  static Optional<String> scopeOf(HttpRequest<?> request) {
    return callOf(request).flatMap(Calls::scope).map(Scope::word);
  }

  static Optional<Calls> callOf(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate().toString())
        .map(Calls::of);
  }

  private static boolean isAllowed(HttpRequest<?> request, Calls call) {
    return Caller.known(request)
        .filter(caller -> call.scope().filter(caller.scopes()::contains).isPresent())
        .isPresent();
  }
}
