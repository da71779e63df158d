package io.agentclock.ingest.liveperson;

import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.DurationWords;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.RetryPauses;
import io.agentclock.ingest.feed.StreamSections;
import io.agentclock.ingest.feed.VendorAdapter;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.liveperson.LivePersonAccess.Service;
import io.agentclock.ingest.vendor.CachedToken;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Section;
import io.agentclock.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Feeds of LivePerson's Conversational Cloud. */
public final class LivePersonAdapter implements VendorAdapter {

  private static final String SOURCE = Sources.LIVEPERSON;

  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration SEGMENTS_LATE = Duration.ofHours(24);
  private static final Duration SKILLS_LATE = Duration.ofHours(8);

  /** A window may have a month, and one month has no more days. */
  private static final Duration MONTH = Duration.ofDays(28);

  private static final Cadence SEGMENTS = new Cadence(HOURLY, SEGMENTS_LATE, SEGMENTS_LATE, WEEK);

  private static final Map<String, Cadence> STREAMS =
      Map.of(
          StatusChanges.STREAM,
          new Cadence(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(2), MONTH),
          AgentSegments.STREAM,
          SEGMENTS,
          SegmentUnits.STREAM,
          SEGMENTS,
          NetHandleTime.STREAM,
          new Cadence(HOURLY, SKILLS_LATE, SKILLS_LATE, WEEK));

  /** Handle times are kept for a month, and older ones are no valid request. */
  private static final Set<String> KEPT_A_MONTH = Set.of(AgentSegments.STREAM, SegmentUnits.STREAM);

  /** No number is documented: this keeps bursts away. */
  private static final int REQUESTS_PER_MINUTE = 600;

  /**
   * @see <a href="https://developers.liveperson.com/retry-policy-recommendations.html">retry
   *     policy</a>
   */
  private static final RetryPauses PAUSES =
      new RetryPauses(
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15)),
          Duration.ofMinutes(2));

  private final Clock clock;

  /**
   * @param clock dates signatures, and tells when tokens and addresses expire
   */
  public LivePersonAdapter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Feed feed(FeedSettings settings, Settings all) {
    Section section = settings.section();
    LivePersonSettings livePerson = LivePersonSettings.read(settings);
    FeedOptions options = FeedOptions.read(section, all.retention(), REQUESTS_PER_MINUTE, PAUSES);
    Map<String, Cadence> cadences =
        new StreamSections(section, all.retention())
            .onlyByName(SegmentUnits.STREAM)
            .pacing(StatusChanges.STREAM)
            .read(STREAMS);
    section.refuseUnknown();
    if (cadences.keySet().stream().anyMatch(KEPT_A_MONTH::contains)) {
      refuseTooOld(section, options.startFrom());
    }
    Function<Service, LivePersonAccess> access = access(livePerson);
    List<VendorStream> streams = new ArrayList<>();
    cadences.forEach((name, cadence) -> streams.add(stream(name, cadence, livePerson, access)));
    return new Feed(
        settings.id(),
        SOURCE,
        settings.account(),
        options,
        streams,
        Optional.of(new LivePersonUsers(access.apply(Service.ACCOUNT_CONFIGURATION))));
  }

  private static VendorStream stream(
      String name,
      Cadence cadence,
      LivePersonSettings settings,
      Function<Service, LivePersonAccess> access) {
    boolean reported = name.equals(NetHandleTime.STREAM);
    LivePersonAccess own = access.apply(reported ? Service.DATA_REPORTING : Service.AGENT_ACTIVITY);
    return new VendorStream(name, cadence, own, reader(name, own, settings));
  }

  private static WindowReader reader(
      String name, LivePersonAccess access, LivePersonSettings settings) {
    return switch (name) {
      case StatusChanges.STREAM -> new StatusChanges(access, settings.statusPageSize());
      case AgentSegments.STREAM -> new AgentSegments(access);
      case SegmentUnits.STREAM -> new SegmentUnits(access);
      case NetHandleTime.STREAM -> new NetHandleTime(access);
      default -> throw new IllegalStateException(name + " was refused before");
    };
  }

  /** One per stream, as each has a thread of its own; addresses and tokens are shared. */
  private Function<Service, LivePersonAccess> access(LivePersonSettings settings) {
    ServiceHosts hosts =
        new ServiceHosts(settings.account(), settings.domainApi(), configured(settings), clock);
    Supplier<Login> logins = logins(settings, hosts);
    return service -> new LivePersonAccess(service, settings, hosts, logins.get());
  }

  private static Map<String, URI> configured(LivePersonSettings settings) {
    Map<String, URI> hosts = new HashMap<>();
    if (settings.credentials() instanceof Credentials.OAuth2 client) {
      client.sentinel().ifPresent(sentinel -> hosts.put(AppTokens.SERVICE, sentinel));
    }
    return hosts;
  }

  private Supplier<Login> logins(LivePersonSettings settings, ServiceHosts hosts) {
    if (settings.credentials() instanceof Credentials.OAuth2 client) {
      CachedToken tokens =
          new CachedToken(new AppTokens(settings.account(), client, hosts, clock), clock);
      return () -> new OAuth2Login(client, tokens);
    }
    Credentials.OAuth1 key = (Credentials.OAuth1) settings.credentials();
    return () -> new OAuth1Login(key, clock);
  }

  private static void refuseTooOld(Section section, Duration startFrom) {
    if (startFrom.compareTo(MONTH) > 0) {
      throw section.bad(
          "start-from",
          ("reaches back %s (by default as far as the retention), and LivePerson keeps handle times"
                  + " for a month; set it to at most %s")
              .formatted(DurationWords.of(startFrom), DurationWords.of(MONTH)));
    }
  }
}
