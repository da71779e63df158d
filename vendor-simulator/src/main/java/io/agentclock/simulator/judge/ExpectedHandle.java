package io.agentclock.simulator.judge;

/**
 * One line of a row's {@code handle}; null for what the vendor doesn't say.
 *
 * @param handled contacts
 */
public record ExpectedHandle(
    String stream,
    String attribution,
    Long handled,
    Long handleMs,
    Long talkMs,
    Long holdMs,
    Long acwMs) {

  @Override
  public String toString() {
    return "%s %s: handled %s, handle %s ms, talk %s ms, hold %s ms, acw %s ms"
        .formatted(stream, attribution, handled, handleMs, talkMs, holdMs, acwMs);
  }
}
