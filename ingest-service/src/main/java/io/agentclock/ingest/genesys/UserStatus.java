package io.agentclock.ingest.genesys;

import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.vendor.VendorCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The stream of presences and routing statuses. Windows that begin more than a week ago, as only a
 * back-fill has them, are read by the vendor's jobs, which are made for bulk but know only what has
 * got to its archive; all others by its query, which is fresh. A window is a day at the most either
 * way, far below the query's limit of seven, and is read to its end the way it was begun.
 */
final class UserStatus implements WindowReader {

  static final String PERMISSION = "analytics:userDetail:view";

  private static final Duration LONG_AGO = Duration.ofDays(7);

  private final Clock clock;
  private final UserDetailsQuery query;
  private final UserDetailsJobs jobs;

  UserStatus(GenesysSettings settings, GenesysAccess access, Clock clock) {
    this.clock = clock;
    UserDetailsAnswer answers =
        new UserDetailsAnswer(settings.account(), new PresenceLabels(access, clock));
    this.query = new UserDetailsQuery(access, answers, settings.pageSize());
    this.jobs = new UserDetailsJobs(access, answers, settings.pageSize());
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    boolean byJob = page.map(UserDetailsJobs::named).orElseGet(() -> isLongAgo(window));
    return byJob ? jobs.page(window, page, calls) : query.page(window, page, calls);
  }

  private boolean isLongAgo(Window window) {
    return window.from().isBefore(clock.instant().minus(LONG_AGO));
  }
}
