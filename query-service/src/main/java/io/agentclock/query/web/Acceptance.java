package io.agentclock.query.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.RouteAttributes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds each call to what its request accepts. The framework compares names of media types when it
 * looks for a route: to it {@code application/*} is a type that no call has, and one with {@code
 * q=0} is as good as any. So it isn't told, and the answer is given here once a route was found. A
 * call that says it produces anything decides for itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Acceptance implements Ordered {

  /** After those who ask who it is. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.LAST.order();
  }

  @PreMatching
  @RequestFilter
  HttpRequest<?> match(HttpRequest<?> request) {
    return new OfAnyType<>(request);
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    List<MediaType> offers =
        RouteAttributes.getRouteInfo(request)
            .map(route -> route.getProduces())
            .orElse(List.of(MediaType.ALL_TYPE));
    if (offers.contains(MediaType.ALL_TYPE) || MediaRanges.of(request).best(offers).isPresent()) {
      return null;
    }
    return Answer.problem(
        request,
        HttpStatus.NOT_ACCEPTABLE,
        "this can be had as %s, which the Accept header leaves out"
            .formatted(offers.stream().map(MediaType::getName).collect(Collectors.joining(", "))));
  }

  /** A request that, as far as the framework can see, accepts everything. */
  private static final class OfAnyType<B> extends HttpRequestWrapper<B> {

    OfAnyType(HttpRequest<B> request) {
      super(request);
    }

    @Override
    public Collection<MediaType> accept() {
      return List.of();
    }
  }
}
