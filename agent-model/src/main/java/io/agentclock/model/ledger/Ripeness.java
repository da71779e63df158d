package io.agentclock.model.ledger;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.RevisionReason;
import java.util.List;
import java.util.Set;

/**
 * What a walk may change of a row that was published: what its own pull touched. The rest waits for
 * the progress of the pull that brought it.
 */
final class Ripeness {

  private final List<PendingRange> others;

  /**
   * @param stream the walk's
   * @param pending all that waited when the walk came
   */
  Ripeness(String stream, List<PendingRange> pending) {
    this.others = pending.stream().filter(range -> !range.stream().equals(stream)).toList();
  }

  /**
   * Whether the next row says what is known of states.
   *
   * @param touched why the walk looks at the interval
   */
  boolean ofStates(long startMs, Set<RevisionReason> touched) {
    return touched.stream().anyMatch(reason -> reason != RevisionReason.HANDLE_TIME)
        && others.stream()
            .noneMatch(
                range -> range.reason() != RevisionReason.HANDLE_TIME && range.covers(startMs));
  }

  /**
   * What the next row says of handle time.
   *
   * @param touched why the walk looks at the interval
   * @param known what is known now
   * @param said what the last row says
   */
  List<HandleLine> ofHandle(
      long startMs, Set<RevisionReason> touched, List<HandleLine> known, List<HandleLine> said) {
    return touched.contains(RevisionReason.HANDLE_TIME)
        ? HandleLines.mixed(known, said, line -> waits(line.stream(), startMs))
        : said;
  }

  private boolean waits(String stream, long startMs) {
    return others.stream()
        .anyMatch(
            range ->
                range.reason() == RevisionReason.HANDLE_TIME
                    && range.stream().equals(stream)
                    && range.covers(startMs));
  }
}
