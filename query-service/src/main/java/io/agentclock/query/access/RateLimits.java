package io.agentclock.query.access;

import dev.failsafe.RateLimiter;
import io.agentclock.query.web.Answer;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts each caller's requests, minute by minute, and says 429 to those beyond his number. A
 * stream counts once, however long it is; what is open to all doesn't count.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = AccessProperties.ENABLED, value = "true")
final class RateLimits implements Ordered {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 10_000;

  private record Minutes(RateLimiter<Object> limiter, long firstNanos) {

    static Minutes of(Caller caller) {
      return new Minutes(
          RateLimiter.burstyBuilder(caller.requestsPerMinute(), PERIOD).build(), System.nanoTime());
    }

    long secondsToNext() {
      long gone = (System.nanoTime() - firstNanos) % PERIOD.toNanos();
      return PERIOD.minusNanos(gone).toSeconds() + 1;
    }
  }

  private final Map<String, Minutes> callers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minutes> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> count(HttpRequest<?> request) {
    boolean isOpen = ScopeRule.callOf(request).map(Calls::isOpen).orElse(true);
    Caller caller = Caller.known(request).orElse(null);
    if (isOpen || caller == null) {
      return null;
    }
    Minutes minutes = minutes(caller);
    return minutes.limiter().tryAcquirePermit() ? null : tooMany(request, caller, minutes);
  }

  private synchronized Minutes minutes(Caller caller) {
    return callers.computeIfAbsent(caller.name(), name -> Minutes.of(caller));
  }

  private static HttpResponse<?> tooMany(HttpRequest<?> request, Caller caller, Minutes minutes) {
    return Answer.problem(
            request,
            HttpStatus.TOO_MANY_REQUESTS,
            "%s may make %d requests per minute, and has made them"
                .formatted(caller.name(), caller.requestsPerMinute()))
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(minutes.secondsToNext()));
  }
}
