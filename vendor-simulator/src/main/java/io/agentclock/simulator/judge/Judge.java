package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Recounts the interval rows one agent must have, from the raw truth alone. Slow and plain on
 * purpose: it shares neither code nor method with what it judges, and asks for every piece of every
 * interval anew.
 */
public final class Judge {

  private final JudgedVendor vendor;
  private final Duration interval;
  private final Duration maxUnchanged;

  /** Of Kore.ai's agents. */
  public Judge(Duration interval, Duration maxUnchanged) {
    this(JudgedVendor.KORE, interval, maxUnchanged);
  }

  /**
   * @param vendor whose words the rows are made of
   * @param maxUnchanged how long a staffed state may last without a change before it is unknown;
   *     null for ever
   */
  public Judge(JudgedVendor vendor, Duration interval, Duration maxUnchanged) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("no interval: " + interval);
    }
    this.vendor = vendor;
    this.interval = interval;
    this.maxUnchanged = maxUnchanged;
  }

  /** Half hours, and 24 hours, of Kore.ai's agents. */
  public static Judge usual() {
    return usual(JudgedVendor.KORE);
  }

  /** Half hours, and 24 hours. */
  public static Judge usual(JudgedVendor vendor) {
    return new Judge(vendor, Duration.ofMinutes(30), Duration.ofHours(24));
  }

  /** The same where no stream tells of handle time. */
  public List<ExpectedRow> rows(
      List<TruthEvent> events, List<Hole> holes, Instant observedThrough) {
    return rows(events, holes, observedThrough, HandleTruth.none());
  }

  /**
   * The rows that have closed, oldest first.
   *
   * @param events of one agent, in any order
   * @param observedThrough intervals that end later haven't closed
   * @param handle of the same agent
   */
  public List<ExpectedRow> rows(
      List<TruthEvent> events, List<Hole> holes, Instant observedThrough, HandleTruth handle) {
    Chronicle chronicle = new Chronicle(vendor.holding(events), holes, maxUnchanged);
    HandleRecount recount = new HandleRecount(handle);
    List<ExpectedRow> rows = new ArrayList<>();
    if (events.isEmpty()) {
      return rows;
    }
    List<JudgedRun> runs = chronicle.runs();
    long length = interval.toMillis();
    long start = Math.floorDiv(firstMs(events), length) * length;
    while (start + length <= observedThrough.toEpochMilli()) {
      rows.add(withHandle(recount, row(chronicle, runs, start, start + length)));
      start += length;
    }
    return rows;
  }

  private static long firstMs(List<TruthEvent> events) {
    return events.stream().mapToLong(event -> event.at().toEpochMilli()).min().orElseThrow();
  }

  // A row that nobody would need is needed for its handle time.
  private static ExpectedRow withHandle(HandleRecount recount, ExpectedRow row) {
    List<ExpectedHandle> lines = recount.lines(row.start(), row.end());
    if (recount.known(row.end())) {
      return row.withHandle(lines, lines.isEmpty() ? row.presence() : Presence.REQUIRED);
    }
    boolean perhaps = !lines.isEmpty() && row.presence() == Presence.ONLY_REVISED;
    return row.withHandle(null, perhaps ? Presence.ALLOWED : row.presence());
  }

  private static ExpectedRow row(
      Chronicle chronicle, List<JudgedRun> allRuns, long startMs, long endMs) {
    Map<Judged, Long> durations = durations(chronicle, startMs, endMs);
    List<JudgedRun> runs =
        allRuns.stream().filter(run -> run.atMs() >= startMs && run.atMs() < endMs).toList();
    List<ExpectedLine> lines = new ArrayList<>();
    long staffedMs = 0;
    for (Map.Entry<Judged, Long> entry : durations.entrySet()) {
      Judged what = entry.getKey();
      int entries = (int) runs.stream().filter(run -> run.what().equals(what)).count();
      lines.add(new ExpectedLine(what.state().name(), what.reason(), entry.getValue(), entries));
      staffedMs += what.state().staffed() ? entry.getValue() : 0;
    }
    return new ExpectedRow(
        Instant.ofEpochMilli(startMs),
        Instant.ofEpochMilli(endMs),
        lines,
        staffedMs,
        durations.getOrDefault(Judged.UNKNOWN, 0L),
        (int) runs.stream().filter(JudgedRun::login).count(),
        (int) runs.stream().filter(JudgedRun::logout).count(),
        presence(chronicle, !runs.isEmpty(), startMs, endMs),
        List.of());
  }

  private static Map<Judged, Long> durations(Chronicle chronicle, long startMs, long endMs) {
    Map<Judged, Long> durations = new HashMap<>();
    Iterator<Long> cuts = chronicle.cuts(startMs, endMs).iterator();
    long from = cuts.next();
    while (cuts.hasNext()) {
      long to = cuts.next();
      durations.merge(chronicle.at(from), to - from, Long::sum);
      from = to;
    }
    return durations;
  }

  // Nobody needs rows of those who are logged out, nor of what isn't known about them.
  private static Presence presence(Chronicle chronicle, boolean hasRuns, long startMs, long endMs) {
    boolean offline = false;
    boolean unknownWhileOffline = false;
    for (long ms : chronicle.cuts(startMs, endMs).headSet(endMs)) {
      if (chronicle.at(ms).state() == JudgedState.OFFLINE) {
        offline = true;
      } else if (chronicle.unknownWhileOffline(ms)) {
        unknownWhileOffline = true;
      } else {
        return Presence.REQUIRED;
      }
    }
    if (hasRuns) {
      return Presence.REQUIRED;
    }
    return offline && unknownWhileOffline ? Presence.ALLOWED : Presence.ONLY_REVISED;
  }
}
