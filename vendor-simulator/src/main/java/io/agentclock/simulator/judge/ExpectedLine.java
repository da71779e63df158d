package io.agentclock.simulator.judge;

/**
 * One line of a row's {@code states}.
 *
 * @param reason null for none
 * @param entries runs that start in the interval
 */
public record ExpectedLine(String state, String reason, long durationMs, int entries) {

  @Override
  public String toString() {
    String what = reason == null ? state : state + "/" + reason;
    return what + " " + durationMs + " ms, " + entries + " entries";
  }
}
