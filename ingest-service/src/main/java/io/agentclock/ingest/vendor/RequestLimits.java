package io.agentclock.ingest.vendor;

import dev.failsafe.RateLimiter;
import io.agentclock.ingest.feed.Feed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One limiter per source and account, for all feeds and retries of this process that use it. It
 * makes requests wait and never fails.
 *
 * @see <a href="https://docs.kore.ai/smartassist/api/rate-limits/">Kore's limits are per
 *     account</a>
 */
public final class RequestLimits {

  /**
   * The limiter cuts time into equal parts and lets one request through in each. Parts this much
   * longer than the limit asks for keep the count right in every minute, wherever it begins.
   */
  private static final double ROOM = 1.02;

  private final Map<String, RateLimiter<Object>> limiters = new HashMap<>();

  /** Where feeds of one account set different limits, the least holds for all. */
  public RequestLimits(List<Feed> feeds) {
    Map<String, Integer> perMinute = new HashMap<>();
    feeds.forEach(
        feed -> perMinute.merge(feed.scope(), feed.options().requestsPerMinute(), Integer::min));
    perMinute.forEach((scope, most) -> limiters.put(scope, limiter(most)));
  }

  /** Takes the next request's turn; how long it is until then. */
  Duration reserve(String scope) {
    return limiters.get(scope).reservePermit();
  }

  /** Waits until one more request may go out. */
  void await(String scope) throws InterruptedException {
    limiters.get(scope).acquirePermit();
  }

  private static RateLimiter<Object> limiter(int perMinute) {
    long nanos = (long) (Duration.ofMinutes(1).toNanos() / (double) perMinute * ROOM);
    return RateLimiter.smoothBuilder(Duration.ofNanos(nanos)).build();
  }
}
