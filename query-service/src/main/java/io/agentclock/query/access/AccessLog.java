package io.agentclock.query.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request: who, from where, which call, status, bytes (- where they aren't known
 * before they are sent, a stream's for example), milliseconds until the answer began. No header and
 * no query is in it: they may hold secrets.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = AccessLog.ENABLED, value = "true")
final class AccessLog implements Ordered {

  static final String ENABLED = "agentclock.access-log";

  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String BEGAN = "agentclock.began";
  private static final int LONGEST = 1_000;

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGAN, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    LOG.info(
        "{} {} \"{} {}\" {} {} {}",
        plain(Caller.known(request).map(Caller::name).orElse("-")),
        request.getRemoteAddress().getAddress().getHostAddress(),
        plain(request.getMethodName()),
        plain(request.getUri().getRawPath()),
        response.code(),
        bytes(response),
        milliseconds(request));
  }

  /** Without what could end the line, leave the quotes, or speak to a terminal. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              if (point > ' ' && point < 127 && point != '"' && point != '\\') {
                plain.appendCodePoint(point);
              } else {
                plain.append("\\u{%x}".formatted(point));
              }
            });
    return plain.toString();
  }

  private static String bytes(HttpResponse<?> response) {
    return response
        .getBody(byte[].class)
        .map(body -> String.valueOf(body.length))
        .orElseGet(() -> response.getHeaders().get("Content-Length", String.class, "-"));
  }

  private static long milliseconds(HttpRequest<?> request) {
    return request
        .getAttribute(BEGAN, Long.class)
        .map(began -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
        .orElse(0L);
  }
}
