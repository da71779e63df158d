package io.agentclock.model.ledger;

import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The records of a window, by what can be made of them.
 *
 * @param records those that start in intervals that are kept
 * @param anchors those that start earlier, and may be in force since
 * @param tooOld whether some are left out because nothing so old can change any more
 * @param tooNew whether some are left out because they start too far after they were fetched
 */
record UsableRecords(
    List<StatusRecord> records, List<Kept> anchors, boolean tooOld, boolean tooNew) {

  static UsableRecords of(AgentItem.StatusWindow window, long keptFromMs, Rules rules) {
    List<StatusRecord> records = new ArrayList<>();
    List<Kept> anchors = new ArrayList<>();
    boolean tooOld = false;
    boolean tooNew = false;
    long mostMs = window.fetchedAtMs() + Rules.MOST_AHEAD_MS;
    long leastMs = window.fetchedAtMs() - rules.retentionMs();
    for (StatusRecord record : window.records()) {
      if (record.startMs() > mostMs) {
        tooNew = true;
      } else if (record.startMs() >= keptFromMs) {
        records.add(endingBy(mostMs, record));
      } else if (record.endMs().orElse(mostMs) < leastMs) {
        tooOld = true;
      } else {
        anchors.add(new Kept(endingBy(mostMs, record), window.fetchedAtMs()));
      }
    }
    return new UsableRecords(records, anchors, tooOld, tooNew);
  }

  /** Nobody knows yet that it ends much later than it was fetched. */
  private static StatusRecord endingBy(long mostMs, StatusRecord record) {
    return record.endMs().orElse(mostMs) <= mostMs
        ? record
        : new StatusRecord(
            record.kind(),
            record.startMs(),
            OptionalLong.empty(),
            record.value(),
            record.detail(),
            record.label());
  }

  /** The records that are kept, by the start of the interval that they start in. */
  Map<Long, List<StatusRecord>> byInterval(IntervalGrid grid) {
    Map<Long, List<StatusRecord>> starts = new TreeMap<>();
    for (StatusRecord record : records) {
      starts
          .computeIfAbsent(grid.startOf(record.startMs()), absent -> new ArrayList<>())
          .add(record);
    }
    return starts;
  }

  /** What became of the window, where the usable ones came to this. */
  Ledger.Verdict verdict(Ledger.Verdict usable) {
    if (tooOld) {
      return Ledger.Verdict.TOO_OLD;
    }
    return tooNew ? Ledger.Verdict.TOO_NEW : usable;
  }
}
