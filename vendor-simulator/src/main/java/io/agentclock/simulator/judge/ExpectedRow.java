package io.agentclock.simulator.judge;

import java.time.Instant;
import java.util.List;

/**
 * What a closed row of one agent has to say.
 *
 * @param lines one per state and reason that has any time, in no special order
 * @param staffedMs the time in staffed states
 * @param unknownMs the time nobody can speak for
 * @param handle one line per stream, in no special order; null while what it must be isn't known
 */
public record ExpectedRow(
    Instant start,
    Instant end,
    List<ExpectedLine> lines,
    long staffedMs,
    long unknownMs,
    int logins,
    int logouts,
    Presence presence,
    List<ExpectedHandle> handle) {

  public ExpectedRow {
    lines = List.copyOf(lines);
    handle = handle == null ? null : List.copyOf(handle);
  }

  boolean hasHandle() {
    return handle != null && !handle.isEmpty();
  }

  ExpectedRow withHandle(List<ExpectedHandle> other, Presence presenceThen) {
    return new ExpectedRow(
        start, end, lines, staffedMs, unknownMs, logins, logouts, presenceThen, other);
  }

  /** (Interacting + after contact work) / (those + available), or null when that is nothing. */
  public Double occupancy() {
    long working = ms("INTERACTING") + ms("AFTER_CONTACT_WORK");
    long all = working + ms("AVAILABLE");
    return all == 0 ? null : (double) working / all;
  }

  private long ms(String state) {
    return lines.stream()
        .filter(line -> line.state().equals(state))
        .mapToLong(ExpectedLine::durationMs)
        .sum();
  }
}
