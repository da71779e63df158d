package io.agentclock.model.oracle;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.RevisionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The rows of one agent that should have come out: a revision changes what its own pull brought.
 */
final class Rows {

  private final boolean offlineRows;
  private final Heard heard;
  private final NavigableMap<Long, Oracle.Row> last = new TreeMap<>();
  private final List<Oracle.Row> all = new ArrayList<>();

  Rows(boolean offlineRows, Heard heard) {
    this.offlineRows = offlineRows;
    this.heard = heard;
  }

  /**
   * What is known of an interval when a progress record arrives.
   *
   * @param says of states
   * @param exists whether the agent was heard of by then
   */
  record Seen(long start, Says says, boolean exists, long producedAt) {}

  List<Oracle.Row> all() {
    return all;
  }

  NavigableMap<Long, Oracle.Row> last() {
    return last;
  }

  /** With the state stream's progress: handle time of a closed interval has its own. */
  void observed(Seen seen, boolean closing, Supplier<Set<RevisionReason>> reasons) {
    Oracle.Row before = last.get(seen.start);
    if (before == null) {
      first(seen, closing ? heard.handle().lines(seen.start) : List.of());
    } else {
      seen.says.handled(before.says().handle());
      if (!before.says().equals(seen.says)) {
        revise(before, seen.says, reasons.get(), seen.producedAt);
      }
    }
  }

  /** With the progress of a stream of handle time that changed the interval. */
  void pulled(Seen seen, String stream) {
    Oracle.Row before = last.get(seen.start);
    List<HandleLine> lines = new ArrayList<>();
    for (HandleLine line : heard.handle().lines(seen.start)) {
      if (!heard.waits(stream, line.stream(), seen.start)) {
        lines.add(line);
      }
    }
    if (before == null) {
      first(seen, lines);
      return;
    }
    for (HandleLine line : before.says().handle()) {
      if (heard.waits(stream, line.stream(), seen.start)) {
        lines.add(line);
      }
    }
    lines.sort((one, other) -> one.stream().compareTo(other.stream()));
    if (!before.says().handle().equals(lines)) {
      Says says = before.says().handling(lines);
      revise(before, says, Set.of(RevisionReason.HANDLE_TIME), seen.producedAt);
    }
  }

  /** What isn't waiting decides if there is a row, and a first one says all that is known. */
  private void first(Seen seen, List<HandleLine> lines) {
    seen.says.handled(lines);
    boolean exists = seen.exists || !lines.isEmpty();
    if (exists && (!seen.says.idle() || offlineRows)) {
      seen.says.handled(heard.handle().lines(seen.start));
      put(new Oracle.Row(seen.start, seen.says, 0, Set.of(RevisionReason.CLOSED), seen.producedAt));
    }
  }

  private void revise(Oracle.Row before, Says says, Set<RevisionReason> reasons, long producedAt) {
    put(new Oracle.Row(before.start(), says, before.revision() + 1, reasons, producedAt));
  }

  private void put(Oracle.Row row) {
    last.put(row.start(), row);
    all.add(row);
  }
}
