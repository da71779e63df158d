package io.agentclock.ingest.kore;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.StreamSections;
import io.agentclock.ingest.feed.VendorAdapter;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Feeds of Kore.ai's contact centre. */
public final class KoreAdapter implements VendorAdapter {

  private static final String SOURCE = Sources.KORE;

  /** "Changes stacked every 30 seconds", so nothing is complete before the stack is put out. */
  private static final Cadence AGENT_ACTIVITY =
      new Cadence(
          Duration.ofSeconds(30),
          Duration.ofSeconds(35),
          Duration.ofSeconds(90),
          Duration.ofDays(4));

  private static final int REQUESTS_PER_MINUTE = 60;

  private final Clock clock;

  /**
   * @param clock dates the tokens
   */
  public KoreAdapter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Feed feed(FeedSettings settings, Settings all) {
    KoreSettings kore = KoreSettings.read(settings);
    KoreAccess access = new KoreAccess(kore, clock);
    FeedOptions options =
        FeedOptions.read(
            settings.section(), all.retention(), REQUESTS_PER_MINUTE, FeedOptions.USUAL_PAUSES);
    List<VendorStream> streams = new ArrayList<>();
    new StreamSections(settings.section(), all.retention())
        .read(Map.of(AgentActivity.STREAM, AGENT_ACTIVITY))
        .forEach(
            (name, cadence) ->
                streams.add(
                    new VendorStream(
                        name,
                        cadence,
                        access,
                        new AgentActivity(kore.account(), access),
                        Map.of(RawHeaders.ZONE, kore.zone().getId()))));
    settings.section().refuseUnknown();
    return new Feed(
        settings.id(),
        SOURCE,
        settings.account(),
        options,
        streams,
        Optional.of(new KoreAgents(settings.account(), access)));
  }
}
