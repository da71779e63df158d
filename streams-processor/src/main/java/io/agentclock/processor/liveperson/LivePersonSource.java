package io.agentclock.processor.liveperson;

import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.raw.Source.SourceStream;
import io.agentclock.settings.StateMaps;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** LivePerson, as the processor knows it. */
public final class LivePersonSource {

  /** Three polls of 5 min and 1 h for the vendor to settle. */
  private static final Duration STATUS_STALE_AFTER = Duration.ofMinutes(75);

  /** Three polls of 1 h and 24 h for the vendor to settle. */
  private static final Duration SEGMENTS_STALE_AFTER = Duration.ofHours(27);

  /** Three polls of 1 h and 8 h for the vendor to settle. */
  private static final Duration SKILLS_STALE_AFTER = Duration.ofHours(11);

  private LivePersonSource() {}

  /** The source, reading codes by these maps. */
  public static Source of(StateMaps maps) {
    return new Source(
        Sources.LIVEPERSON,
        List.of(Streams.STATUS_CHANGES, Streams.AGENT_SEGMENTS, Streams.SEGMENT_UNITS),
        false,
        Map.of(
            Streams.STATUS_CHANGES,
            new SourceStream(new StatusChangeReader(maps), STATUS_STALE_AFTER),
            Streams.AGENT_SEGMENTS,
            new SourceStream(new SegmentReader(), SEGMENTS_STALE_AFTER),
            Streams.SEGMENT_UNITS,
            new SourceStream(new SegmentUnitReader(), SEGMENTS_STALE_AFTER),
            Streams.NET_HANDLE_TIME,
            new SourceStream(new NetHandleTimeReader(), SKILLS_STALE_AFTER)));
  }
}
