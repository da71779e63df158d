package io.agentclock.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;

/** For tests that have a context: every call there is has been thought of. */
public final class Routes {

  private Routes() {}

  public static void assertKnown(ApplicationContext context) {
    List<String> templates =
        context
            .getBean(Router.class)
            .uriRoutes()
            .map(UriRouteInfo::getUriMatchTemplate)
            .map(UriMatchTemplate::toString)
            .distinct()
            .toList();
    assertThat(templates).contains("/", "/v1/agents", "/v1/feeds", "/prometheus", "/session");
    assertThat(templates).filteredOn(template -> !Calls.of(template).isKnown()).isEmpty();
  }
}
