package io.agentclock.processor;

import io.agentclock.contract.Sources;
import io.agentclock.model.ledger.ClosingStreams;
import io.agentclock.processor.genesys.GenesysSource;
import io.agentclock.processor.kore.KoreSource;
import io.agentclock.processor.liveperson.LivePersonSource;
import io.agentclock.processor.raw.LedgerSources;
import io.agentclock.processor.raw.Source;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;
import io.agentclock.settings.StateMaps;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The vendors that are known: a new one is one more line here, and its package. */
final class VendorSources {

  private VendorSources() {}

  static LedgerSources of(Settings settings) {
    StateMaps maps = new StateMaps(Sources.ALL, settings.feeds().values());
    Map<String, Source> byName =
        List.of(
                KoreSource.of(maps),
                LivePersonSource.of(maps),
                GenesysSource.of(maps, settings.interval()))
            .stream()
            .collect(Collectors.toMap(Source::name, Function.identity()));
    return new LedgerSources(
        byName.values().stream()
            .collect(
                Collectors.toMap(
                    source -> settings.topicNames().raw(source.name()).name(),
                    Function.identity())),
        closing(settings, byName));
  }

  /** The state stream, unless the account's feeds are configured without it. */
  private static ClosingStreams closing(Settings settings, Map<String, Source> sources) {
    Map<String, String> configured = new TreeMap<>();
    streamsByScope(settings, sources)
        .forEach(
            (scope, streams) -> configured.put(scope, of(scope, sources).closingStream(streams)));
    return scope -> {
      String stream = configured.get(scope);
      return stream == null ? of(scope, sources).stateStream() : stream;
    };
  }

  /**
   * Several feeds may read one account, each some of its streams; one that names none reads all.
   */
  private static Map<String, Set<String>> streamsByScope(
      Settings settings, Map<String, Source> sources) {
    Map<String, Set<String>> read = new TreeMap<>();
    for (FeedSettings feed : settings.feeds().values()) {
      Source source = sources.get(feed.source());
      if (source != null) {
        Set<String> named = feed.streamNames();
        read.computeIfAbsent(feed.scope(), scope -> new HashSet<>())
            .addAll(named.isEmpty() ? source.streams().keySet() : named);
      }
    }
    return read;
  }

  private static Source of(String scope, Map<String, Source> sources) {
    return sources.get(scope.substring(0, scope.indexOf(':')));
  }
}
