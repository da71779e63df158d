package io.agentclock.query.routing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each processor said last. They are asked in rounds, which may overlap. An answer counts as
 * it comes: one that hangs mustn't hold up what others know. It takes nothing away from what others
 * said: one that is slower isn't forgotten meanwhile. Who hasn't answered by the end of a round is.
 */
final class Reports {

  private final Map<URI, Said> said = new LinkedHashMap<>();
  private long ended;
  private volatile Assignment together = Assignment.NONE;

  private record Said(long round, AssignmentReport report) {}

  /** What all say together. */
  Assignment together() {
    return together;
  }

  /**
   * Takes an answer, unless the same processor has answered in a later round, or didn't answer in
   * one that is over.
   *
   * @param round later ones have greater numbers
   */
  synchronized void add(long round, URI processor, AssignmentReport report) {
    Said last = said.get(processor);
    if (round >= ended && (last == null || last.round <= round)) {
      said.put(processor, new Said(round, report));
      sum();
    }
  }

  /** All have answered in a round, or never will. While nobody answers, nobody is forgotten. */
  synchronized void end(long round) {
    if (said.values().stream().anyMatch(one -> one.round >= round)) {
      ended = Math.max(ended, round);
      if (said.values().removeIf(one -> one.round < ended)) {
        sum();
      }
    }
  }

  private void sum() {
    together = Assignment.of(said.values().stream().map(Said::report).toList());
  }
}
