package io.agentclock.simulator.liveperson;

import java.time.Duration;

/**
 * How the vendor behaves where its documentation is silent or its practice differs.
 *
 * @param gzipAsEncoding whether a breakdown file comes as JSON with {@code Content-Encoding: gzip},
 *     instead of as a file that happens to be zipped
 */
public record LivePersonHabits(
    Pages pages, Posting posting, Access access, boolean gzipAsEncoding) {

  /**
   * How much a page holds.
   *
   * @param statusCap status changes on a page, whatever limit was asked for
   * @param segmentCap segments on a page, likewise
   * @param shortFraction which fraction of the pages holds fewer than that though more follow
   */
  public record Pages(int statusCap, int segmentCap, double shortFraction) {
    public Pages {
      if (statusCap < 1 || segmentCap < 1) {
        throw new IllegalArgumentException("a page holds at least 1");
      }
      if (shortFraction < 0 || shortFraction > 1) {
        throw new IllegalArgumentException("a fraction must be 0 to 1");
      }
    }
  }

  /** How long after it happened something may stay unseen, at most. */
  public record Posting(Duration statuses, Duration segments) {
    public Posting {
      if (statuses.isNegative() || segments.isNegative()) {
        throw new IllegalArgumentException("a posting delay can't be negative");
      }
    }
  }

  /**
   * Who gets in.
   *
   * @param tokenLifetime of an OAuth 2.0 token
   * @param timestampTolerance how far off an OAuth 1.0 timestamp may be; zero: as far as it likes
   * @param requestsPerMinute for the account, all endpoints together
   * @param usersPermitted whether the key may read the list of users
   */
  public record Access(
      Duration tokenLifetime,
      Duration timestampTolerance,
      int requestsPerMinute,
      boolean usersPermitted) {
    public Access {
      if (tokenLifetime.isNegative() || timestampTolerance.isNegative()) {
        throw new IllegalArgumentException("lifetime and tolerance can't be negative");
      }
      if (requestsPerMinute < 1) {
        throw new IllegalArgumentException("requests per minute must be at least 1");
      }
    }
  }

  /**
   * Now and then a short page; status changes within 40 s, segments within 20 min; tokens of an
   * hour; as good as no rate limit.
   */
  public static LivePersonHabits defaults() {
    return new LivePersonHabits(
        new Pages(2_000, 500, 0.2),
        new Posting(Duration.ofSeconds(40), Duration.ofMinutes(20)),
        new Access(Duration.ofHours(1), Duration.ZERO, 6_000, true),
        false);
  }

  public LivePersonHabits withPages(int statusCap, int segmentCap, double shortFraction) {
    Pages other = new Pages(statusCap, segmentCap, shortFraction);
    return new LivePersonHabits(other, posting, access, gzipAsEncoding);
  }

  public LivePersonHabits withPosting(Duration statuses, Duration segments) {
    return new LivePersonHabits(pages, new Posting(statuses, segments), access, gzipAsEncoding);
  }

  public LivePersonHabits withTokenLifetime(Duration lifetime) {
    return with(
        new Access(
            lifetime,
            access.timestampTolerance(),
            access.requestsPerMinute(),
            access.usersPermitted()));
  }

  public LivePersonHabits withTimestampTolerance(Duration tolerance) {
    return with(
        new Access(
            access.tokenLifetime(),
            tolerance,
            access.requestsPerMinute(),
            access.usersPermitted()));
  }

  public LivePersonHabits withLimit(int perMinute) {
    return with(
        new Access(
            access.tokenLifetime(),
            access.timestampTolerance(),
            perMinute,
            access.usersPermitted()));
  }

  /** The key lacks the permission to read users. */
  public LivePersonHabits withoutUsers() {
    return with(
        new Access(
            access.tokenLifetime(),
            access.timestampTolerance(),
            access.requestsPerMinute(),
            false));
  }

  public LivePersonHabits withGzipAsEncoding() {
    return new LivePersonHabits(pages, posting, access, true);
  }

  private LivePersonHabits with(Access other) {
    return new LivePersonHabits(pages, posting, other, gzipAsEncoding);
  }
}
