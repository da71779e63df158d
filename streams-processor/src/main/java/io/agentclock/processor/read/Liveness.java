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
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far, and how surely, an account's agents can be answered for now. */
final class Liveness {

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

  LiveView view(AgentKey agent, LedgerReads store) {
    Source source = sources.get(agent.source());
    String stream = closing.of(agent.scope());
    ScopeState scope = store.scope(agent.scope()).orElse(ScopeState.NONE);
    return new LiveView(
        scope.coverageOf(stream),
        clock.millis(),
        scope
            .staleAfterMs()
            .getOrDefault(stream, source.streams().get(stream).staleAfter().toMillis()),
        source.live() && stream.equals(source.stateStream()));
  }
}
