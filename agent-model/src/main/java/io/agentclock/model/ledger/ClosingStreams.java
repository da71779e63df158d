package io.agentclock.model.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which stream's coverage closes the intervals of a scope: its state stream, or where none is
 * configured its handle time stream. It must be the same for a scope as long as its stores live.
 */
@FunctionalInterface
public interface ClosingStreams {

  /**
   * The stream that coverage and closing of a scope go by.
   *
   * @param scope {@code source:account}
   */
  String of(String scope);

  /**
   * One stream for all accounts of a source.
   *
   * @param streams by source
   */
  static ClosingStreams bySource(Map<String, String> streams) {
    Map<String, String> known = new TreeMap<>(streams);
    return scope -> {
      String source = scope.substring(0, scope.indexOf(':'));
      String stream = known.get(source);
      if (stream == null) {
        throw new IllegalArgumentException("no state stream is known of source " + source);
      }
      return stream;
    };
  }
}
