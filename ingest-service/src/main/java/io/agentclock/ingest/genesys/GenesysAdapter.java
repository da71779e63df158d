package io.agentclock.ingest.genesys;

import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.StreamSections;
import io.agentclock.ingest.feed.VendorAdapter;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Feeds of Genesys Cloud: what its users do, and for how long they handle conversations.
 *
 * @see <a href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/">Analytics</a>
 */
public final class GenesysAdapter implements VendorAdapter {

  private static final Duration POLL = Duration.ofMinutes(5);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Cadence USER_STATUS =
      new Cadence(POLL, Duration.ofMinutes(15), Duration.ofHours(2), DAY);

  /**
   * Buckets fill late: a value is in one only when what it measures is over and computed. Rounded
   * outwards to whole intervals, an hour at most on each side, no request is longer than a day.
   */
  private static final Cadence CONVERSATION_AGGREGATES =
      new Cadence(POLL, Duration.ofHours(1), Duration.ofHours(6), DAY.minusHours(2));

  /**
   * Of one token.
   *
   * @see <a href="https://developer.genesys.cloud/organization/organization/limits">Limits</a>
   */
  private static final int REQUESTS_PER_MINUTE = 300;

  private final Clock clock;

  /**
   * @param clock says when a token has expired, and what is long ago
   */
  public GenesysAdapter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String source() {
    return Sources.GENESYS;
  }

  @Override
  public Feed feed(FeedSettings feed, Settings all) {
    GenesysSettings settings = GenesysSettings.read(feed);
    FeedOptions options =
        FeedOptions.read(
            feed.section(), all.retention(), REQUESTS_PER_MINUTE, FeedOptions.USUAL_PAUSES);
    CachedToken token = new CachedToken(new TokenRequest(settings, clock), clock);
    List<VendorStream> streams = new ArrayList<>();
    new StreamSections(feed.section(), all.retention())
        .read(
            Map.of(
                Streams.CONVERSATION_AGGREGATES,
                CONVERSATION_AGGREGATES,
                Streams.USER_STATUS,
                USER_STATUS))
        .forEach(
            (name, cadence) ->
                streams.add(
                    name.equals(Streams.USER_STATUS)
                        ? userStatus(settings, cadence, token)
                        : aggregates(settings, cadence, token, all)));
    feed.section().refuseUnknown();
    GenesysAccess people = new GenesysAccess(settings, token, GenesysUsers.PERMISSION);
    return new Feed(
        feed.id(),
        Sources.GENESYS,
        feed.account(),
        options,
        streams,
        Optional.of(new GenesysUsers(settings.account(), people)));
  }

  private VendorStream userStatus(GenesysSettings settings, Cadence cadence, CachedToken token) {
    GenesysAccess access = new GenesysAccess(settings, token, UserStatus.PERMISSION);
    return new VendorStream(
        Streams.USER_STATUS, cadence, access, new UserStatus(settings, access, clock));
  }

  private static VendorStream aggregates(
      GenesysSettings settings, Cadence cadence, CachedToken token, Settings all) {
    GenesysAccess access = new GenesysAccess(settings, token, settings.shape().permission());
    return new VendorStream(
        Streams.CONVERSATION_AGGREGATES,
        cadence,
        access,
        new ConversationAggregates(settings, access, IntervalGrid.of(all.interval())));
  }
}
