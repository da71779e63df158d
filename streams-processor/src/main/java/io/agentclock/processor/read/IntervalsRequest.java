package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The parameters of a page of everyone's rows. */
@Introspected
record IntervalsRequest(
    @QueryValue int partition,
    @QueryValue Instant from,
    @QueryValue Instant to,
    @Nullable @QueryValue String after,
    @QueryValue(defaultValue = "1000") int limit,
    @Nullable @QueryValue String source,
    @Nullable @QueryValue String account) {

  private static final int MOST = 5_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if a page can't be of that size, or begin there
   */
  IntervalsRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is %d, not 1 to %d".formatted(limit, MOST));
    }
    if (after != null) {
      AgentKey.parse(after);
    }
  }

  /**
   * Of which time.
   *
   * @throws IllegalArgumentException if it can't be, or is too long for everyone
   */
  AskedTime time() {
    AskedTime time = AskedTime.of(from, to);
    if (time.toMs() - time.fromMs() > LONGEST.toMillis()) {
      throw new IllegalArgumentException(
          "from %s to %s is longer than %s".formatted(from, to, LONGEST));
    }
    return time;
  }

  /**
   * Whose rows.
   *
   * @param accounts only of these
   */
  ScopeFilter scopes(Accounts accounts) {
    return new ScopeFilter(accounts, Optional.ofNullable(source), Optional.ofNullable(account));
  }
}
