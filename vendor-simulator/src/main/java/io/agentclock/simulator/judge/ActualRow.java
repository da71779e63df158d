package io.agentclock.simulator.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row as read from JSON: {@code agent-interval/1}. Missing numbers count as -1, which no number
 * is.
 */
record ActualRow(Map<String, ?> row) {

  Instant start() {
    return Instant.parse(String.valueOf(row.get("intervalStart")));
  }

  boolean closed() {
    return Boolean.TRUE.equals(row.get("closed"));
  }

  long number(String field) {
    return row.get(field) instanceof Number number ? number.longValue() : -1;
  }

  Double occupancy() {
    return row.get("occupancy") instanceof Number number ? number.doubleValue() : null;
  }

  List<ExpectedLine> lines() {
    List<ExpectedLine> lines = new ArrayList<>();
    if (row.get("states") instanceof List<?> states) {
      for (Object state : states) {
        if (state instanceof Map<?, ?> line) {
          lines.add(line(line));
        }
      }
    }
    return lines;
  }

  List<ExpectedHandle> handle() {
    List<ExpectedHandle> handle = new ArrayList<>();
    if (row.get("handle") instanceof List<?> lines) {
      for (Object each : lines) {
        if (each instanceof Map<?, ?> line) {
          handle.add(handle(line));
        }
      }
    }
    return handle;
  }

  private static ExpectedHandle handle(Map<?, ?> line) {
    return new ExpectedHandle(
        String.valueOf(line.get("stream")),
        String.valueOf(line.get("attribution")),
        whole(line.get("handled")),
        whole(line.get("handleMs")),
        whole(line.get("talkMs")),
        whole(line.get("holdMs")),
        whole(line.get("acwMs")));
  }

  private static Long whole(Object value) {
    return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private static ExpectedLine line(Map<?, ?> line) {
    Object reason = line.get("reason");
    return new ExpectedLine(
        String.valueOf(line.get("state")),
        reason == null ? null : reason.toString(),
        line.get("durationMs") instanceof Number ms ? ms.longValue() : -1,
        line.get("entries") instanceof Number entries ? entries.intValue() : -1);
  }
}
