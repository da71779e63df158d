package io.agentclock.simulator.judge;

import java.util.List;

/**
 * What one look at the API has shown.
 *
 * @param waitingFor what isn't there yet, or null when everything could be compared
 * @param rows how many expected rows were compared
 */
record SmokeResult(String waitingFor, int agents, int rows, List<Difference> differences) {

  static SmokeResult waiting(String waitingFor) {
    return new SmokeResult(waitingFor, 0, 0, List.of());
  }

  /** Whether looking again can't change it for the better. */
  boolean isFinal() {
    return waitingFor == null
        && differences.stream().allMatch(d -> d.kind() != Difference.Kind.MISSING);
  }

  boolean passed() {
    return waitingFor == null && differences.isEmpty();
  }
}
