package io.agentclock.processor.genesys;

import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.raw.Source.SourceStream;
import io.agentclock.settings.StateMaps;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Genesys Cloud, as the processor knows it. */
public final class GenesysSource {

  /** Three polls of 5 min and 15 min for the vendor to settle. */
  private static final Duration STATUS_STALE_AFTER = Duration.ofMinutes(30);

  /** Three polls of 5 min and 1 h for the vendor to settle. */
  private static final Duration AGGREGATES_STALE_AFTER = Duration.ofMinutes(75);

  private GenesysSource() {}

  /**
   * The source.
   *
   * @param maps what its words mean
   * @param interval the length that buckets must have
   */
  public static Source of(StateMaps maps, Duration interval) {
    return new Source(
        Sources.GENESYS,
        List.of(Streams.USER_STATUS, Streams.CONVERSATION_AGGREGATES),
        false,
        Map.of(
            Streams.USER_STATUS,
            new SourceStream(new UserStatusReader(maps), STATUS_STALE_AFTER),
            Streams.CONVERSATION_AGGREGATES,
            new SourceStream(
                new AggregatesReader(IntervalGrid.of(interval)), AGGREGATES_STALE_AFTER)));
  }
}
