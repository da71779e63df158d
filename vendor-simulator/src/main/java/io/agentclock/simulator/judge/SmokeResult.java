package io.agentclock.simulator.judge;

import java.util.List;

/**
 * What one look at a source has shown.
 *
 * @param waitingFor what isn't there yet, or null when there is nothing to wait for
 * @param refused why nothing can be compared, or null
 * @param rows how many expected rows were compared
 * @param handleRows how many of them have handle time, which was compared too
 */
record SmokeResult(
    String source,
    String waitingFor,
    String refused,
    int agents,
    int rows,
    int handleRows,
    List<Difference> differences) {

  static SmokeResult waiting(String source, String waitingFor) {
    return new SmokeResult(source, waitingFor, null, 0, 0, 0, List.of());
  }

  static SmokeResult refused(String source, String why) {
    return new SmokeResult(source, null, why, 0, 0, 0, List.of());
  }

  /** Whether looking again can't change it for the better. */
  boolean isFinal() {
    return waitingFor == null && differences.stream().noneMatch(d -> d.kind().mayPass());
  }

  boolean passed() {
    return waitingFor == null && refused == null && differences.isEmpty();
  }

  /** For a person: what was compared, and how it ended. */
  String line() {
    if (waitingFor != null) {
      return "FAILED: %s: still waiting for %s".formatted(source, waitingFor);
    }
    if (refused != null) {
      return "FAILED: %s: %s".formatted(source, refused);
    }
    return "%s: %s: %d rows of %d agents compared, %d of them with handle time, %d differences"
        .formatted(
            passed() ? "OK" : "FAILED", source, rows, agents, handleRows, differences.size());
  }
}
