package io.agentclock.processor.access;

import io.agentclock.settings.InternalSettings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers only who knows the secret, where there is one. What stays open is named, so that no
 * spelling of another path gets past it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class InternalGuard implements Ordered {

  private static final Set<String> OPEN =
      Set.of("/health", "/health/liveness", "/health/readiness", "/prometheus");

  private final Optional<byte[]> expected;

  InternalGuard(InternalSettings settings) {
    this.expected = settings.authorization().map(InternalGuard::bytes);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> check(HttpRequest<?> request) {
    if (expected.isEmpty() || OPEN.contains(request.getUri().getRawPath())) {
      return null;
    }
    byte[] sent = bytes(request.getHeaders().getAuthorization().orElse(""));
    return MessageDigest.isEqual(expected.get(), sent) ? null : refusal(); // in constant time
  }

  private static HttpResponse<?> refusal() {
    return HttpResponse.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"agentclock-internal\"")
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(
            Map.of(
                "status",
                HttpStatus.UNAUTHORIZED.getCode(),
                "title",
                HttpStatus.UNAUTHORIZED.getReason(),
                "detail",
                "agentclock.internal.secret must be the same here and where this is asked"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
