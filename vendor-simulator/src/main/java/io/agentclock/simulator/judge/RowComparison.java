package io.agentclock.simulator.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Compares the rows an agent has with those the judge expects, handle time included. Names and
 * times of production are not its business.
 */
public final class RowComparison {

  private static final double OCCUPANCY_TOLERANCE = 0.001;
  private static final Comparator<ExpectedLine> ANY_ORDER =
      Comparator.comparing(ExpectedLine::state)
          .thenComparing(ExpectedLine::reason, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ExpectedLine::durationMs);
  private static final Comparator<ExpectedHandle> ANY_STREAM =
      Comparator.comparing(ExpectedHandle::stream)
          .thenComparing(ExpectedHandle::attribution)
          .thenComparing(ExpectedHandle::toString);

  private final String agent;
  private final List<Difference> differences = new ArrayList<>();

  private RowComparison(String agent) {
    this.agent = agent;
  }

  /**
   * What is different; empty when nothing is.
   *
   * @param agent only for the differences' text
   * @param expected all rows that have closed
   * @param actual as the HTTP API or the topic has them, at most one per interval; open ones are
   *     passed over
   */
  public static List<Difference> of(
      String agent, List<ExpectedRow> expected, List<? extends Map<String, ?>> actual) {
    RowComparison comparison = new RowComparison(agent);
    comparison.compare(expected, actual);
    return comparison.differences;
  }

  private void compare(List<ExpectedRow> expected, List<? extends Map<String, ?>> actual) {
    Map<Instant, ActualRow> byStart = new TreeMap<>();
    for (Map<String, ?> json : actual) {
      ActualRow row = new ActualRow(json);
      if (row.closed() && byStart.put(row.start(), row) != null) {
        add(Difference.Kind.UNEXPECTED, row.start(), "a second row of one interval");
      }
    }
    for (ExpectedRow row : expected) {
      ActualRow match = byStart.remove(row.start());
      if (match != null) {
        compare(row, match);
      } else if (row.presence() == Presence.REQUIRED) {
        add(Difference.Kind.MISSING, row.start(), "expected " + row.lines());
      }
    }
    byStart.forEach(
        (start, row) -> add(Difference.Kind.UNEXPECTED, start, "nothing expected: " + row.lines()));
  }

  private void compare(ExpectedRow expected, ActualRow actual) {
    if (expected.presence() == Presence.ONLY_REVISED && actual.number("revision") <= 0) {
      add(Difference.Kind.UNEXPECTED, expected.start(), "nobody needs: " + actual.lines());
    }
    long sumMs = actual.lines().stream().mapToLong(ExpectedLine::durationMs).sum();
    check(expected, "sum", Duration.between(expected.start(), expected.end()).toMillis(), sumMs);
    check(expected, "states", sorted(expected.lines()), sorted(actual.lines()));
    check(expected, "staffedMs", expected.staffedMs(), actual.number("staffedMs"));
    check(expected, "unknownMs", expected.unknownMs(), actual.number("unknownMs"));
    check(expected, "logins", (long) expected.logins(), actual.number("logins"));
    check(expected, "logouts", (long) expected.logouts(), actual.number("logouts"));
    if (!sameOccupancy(expected.occupancy(), actual.occupancy())) {
      wrong(expected, "occupancy", expected.occupancy(), actual.occupancy());
    }
    compareHandle(expected, actual);
  }

  private void compareHandle(ExpectedRow expected, ActualRow actual) {
    if (expected.handle() == null) {
      return;
    }
    List<ExpectedHandle> wanted = expected.handle().stream().sorted(ANY_STREAM).toList();
    List<ExpectedHandle> found = actual.handle().stream().sorted(ANY_STREAM).toList();
    if (!wanted.equals(found)) {
      String detail = "handle is " + found + ", expected " + wanted;
      add(Difference.Kind.HANDLE, expected.start(), detail);
    }
  }

  private void check(ExpectedRow row, String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      wrong(row, what, expected, actual);
    }
  }

  private void wrong(ExpectedRow row, String what, Object expected, Object actual) {
    String detail = what + " is " + actual + ", expected " + Objects.toString(expected);
    add(Difference.Kind.WRONG, row.start(), detail);
  }

  private void add(Difference.Kind kind, Instant start, String detail) {
    differences.add(new Difference(kind, agent, start, detail));
  }

  private static List<ExpectedLine> sorted(List<ExpectedLine> lines) {
    return lines.stream().sorted(ANY_ORDER).toList();
  }

  private static boolean sameOccupancy(Double expected, Double actual) {
    if (expected == null || actual == null) {
      return expected == null && actual == null;
    }
    return Math.abs(expected - actual) <= OCCUPANCY_TOLERANCE;
  }
}
