package io.agentclock.processor.kore;

import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.raw.Source.SourceStream;
import io.agentclock.settings.StateMaps;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Kore.ai, as the processor knows it. */
public final class KoreSource {

  /** Three polls of 30 s and 35 s for the vendor to settle. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(125);

  private KoreSource() {}

  /** The source, reading words by these maps. */
  public static Source of(StateMaps maps) {
    return new Source(
        Sources.KORE,
        List.of(Streams.AGENT_ACTIVITY),
        true,
        Map.of(Streams.AGENT_ACTIVITY, new SourceStream(new KoreItemReader(maps), STALE_AFTER)));
  }
}
