package io.agentclock.ingest.feed;

import io.agentclock.settings.Section;
import java.time.Duration;
import java.util.Optional;

/**
 * What every feed can set, whatever its vendor.
 *
 * @param startFrom how far back the very first pull goes; never further than the retention
 * @param requestTimeout for a whole exchange, the body included
 * @param requestsPerMinute the vendor's limit for the account
 * @param pauses after failed requests
 */
public record FeedOptions(
    Duration startFrom, Duration requestTimeout, int requestsPerMinute, RetryPauses pauses) {

  private static final Duration INITIAL = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Pauses for vendors that don't say how long to wait. */
  public static final RetryPauses USUAL_PAUSES = RetryPauses.doubling(INITIAL, MOST);

  /**
   * Reads them from a feed's section.
   *
   * @param retention no first pull may go further back: it would be cut there
   * @param requestsPerMinute the vendor's documented limit
   * @param pauses the vendor's documented wish
   * @throws io.agentclock.settings.BadSettingException names the bad key
   */
  public static FeedOptions read(
      Section section, Duration retention, int requestsPerMinute, RetryPauses pauses) {
    return new FeedOptions(
        startFrom(section, retention),
        section.duration("request-timeout", Duration.ofSeconds(20)),
        section.integer("rate-limit-per-minute", requestsPerMinute, 1, 60_000),
        pauses(section.section("retry"), pauses));
  }

  private static Duration startFrom(Section section, Duration retention) {
    Duration startFrom = section.duration("start-from", retention);
    if (startFrom.compareTo(retention) > 0) {
      throw section.bad(
          "start-from",
          "is %s, longer than agentclock.retention, and nothing older is taken; set it to at most %s"
              .formatted(DurationWords.of(startFrom), DurationWords.of(retention)));
    }
    return startFrom;
  }

  private static RetryPauses pauses(Section retry, RetryPauses byDefault) {
    Optional<Duration> initial = retry.optionalDuration("initial");
    Optional<Duration> most = retry.optionalDuration("most");
    retry.refuseUnknown();
    if (initial.isEmpty() && most.isEmpty()) {
      return byDefault;
    }
    Duration shortest = initial.orElse(INITIAL);
    Duration longest = most.orElse(MOST);
    if (longest.compareTo(shortest) <= 0) {
      throw retry.bad(
          "most",
          "is %s; set it to longer than initial, which is %s"
              .formatted(DurationWords.of(longest), DurationWords.of(shortest)));
    }
    return RetryPauses.doubling(shortest, longest);
  }
}
