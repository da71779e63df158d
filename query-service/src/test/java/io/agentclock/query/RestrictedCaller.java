package io.agentclock.query;

import io.agentclock.query.access.Accounts;
import io.agentclock.query.access.Caller;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/** Makes whoever sends this header a caller that may see only the accounts in it. */
@ServerFilter("/**")
final class RestrictedCaller implements Ordered {

  static final String HEADER = "Test-Accounts";

  @RequestFilter
  void restrict(HttpRequest<?> request) {
    String scopes = request.getHeaders().get(HEADER);
    if (scopes != null) {
      request.setAttribute(
          "agentclock.caller", new Caller("test", Accounts.only(Set.of(scopes.split(",")))));
    }
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
