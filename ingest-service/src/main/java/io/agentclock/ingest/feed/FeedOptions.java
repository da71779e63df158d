package io.agentclock.ingest.feed;

import io.agentclock.settings.Section;
import java.time.Duration;

/**
 * What every feed can set, whatever its vendor.
 *
 * @param startFrom how far back the very first pull goes; never further than the retention
 * @param requestTimeout for a whole exchange, the body included
 * @param requestsPerMinute the vendor's limit for the account
 * @param retryInitial the first pause after a failed request
 * @param retryMost the longest pause
 */
public record FeedOptions(
    Duration startFrom,
    Duration requestTimeout,
    int requestsPerMinute,
    Duration retryInitial,
    Duration retryMost) {

  /**
   * Reads them from a feed's section.
   *
   * @param requestsPerMinute the vendor's documented limit
   * @throws io.agentclock.settings.BadSettingException names the bad key
   */
  public static FeedOptions read(Section section, Duration retention, int requestsPerMinute) {
    Section retry = section.section("retry");
    FeedOptions options =
        new FeedOptions(
            section.duration("start-from", retention),
            section.duration("request-timeout", Duration.ofSeconds(20)),
            section.integer("rate-limit-per-minute", requestsPerMinute, 1, 60_000),
            retry.duration("initial", Duration.ofSeconds(1)),
            retry.duration("most", Duration.ofSeconds(60)));
    retry.refuseUnknown();
    if (options.retryMost.compareTo(options.retryInitial) <= 0) {
      throw retry.bad("most", "must be longer than " + retry.fullKey("initial"));
    }
    return options;
  }
}
