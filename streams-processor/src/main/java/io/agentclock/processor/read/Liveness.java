package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.ClosingStreams;
import io.agentclock.model.ledger.LedgerReads;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.processor.raw.LedgerSources;
import io.agentclock.processor.raw.Source;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far, and how surely, an account's agents can be answered for now. */
final class Liveness {

  private static final String ANY_AGENT = ":a";

  private final Map<String, Source> sources;
  private final ClosingStreams closing;
  private final InstantSource clock;

  Liveness(LedgerSources sources, InstantSource clock) {
    this.sources =
        sources.byTopic().values().stream()
            .collect(Collectors.toMap(Source::name, Function.identity()));
    this.closing = sources.closing();
    this.clock = clock;
  }

  /**
   * What was observed of a scope, seen now. A copy that is behind doesn't speak for the time since,
   * and what is old for the owner is old for the copy.
   *
   * @param scope {@code source:account}
   */
  LiveView view(String scope, LedgerReads store, OptionalLong completeAsOfMs) {
    LiveView now = view(scope, store);
    return completeAsOfMs.isEmpty() || now.stale()
        ? now
        : new LiveView(now.coverage(), completeAsOfMs.getAsLong(), now.staleAfterMs(), now.live());
  }

  private LiveView view(String scope, LedgerReads store) {
    Source source = sources.get(AgentKey.parse(scope + ANY_AGENT).source());
    String stream = closing.of(scope);
    ScopeState observed = store.scope(scope).orElse(ScopeState.NONE);
    return new LiveView(
        observed.coverageOf(stream),
        clock.millis(),
        observed
            .staleAfterMs()
            .getOrDefault(stream, source.streams().get(stream).staleAfter().toMillis()),
        source.live() && stream.equals(source.stateStream()));
  }
}
