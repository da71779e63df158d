package io.agentclock.model.item;

import io.agentclock.model.Transition;
import java.util.List;
import java.util.Map;

/** One thing that a vendor says of one agent. */
public sealed interface AgentItem {

  /** When the vendor was asked, epoch milliseconds: of two that contradict, the newer counts. */
  long fetchedAtMs();

  /**
   * From some instant on, the agent does something else.
   *
   * @param transition what
   */
  record Change(Transition transition) implements AgentItem {
    @Override
    public long fetchedAtMs() {
      return transition.fetchedAtMs();
    }
  }

  /**
   * All that a vendor with several kinds of status records knows of a window. It replaces what was
   * said before of records that start inside.
   *
   * @param fromMs start of the window, epoch milliseconds
   * @param toMs its end, exclusive
   * @param records those that touch the window; the first of a kind may start before it
   * @param merge what the records of all kinds mean together
   */
  record StatusWindow(
      long fromMs, long toMs, long fetchedAtMs, List<StatusRecord> records, StatusMerge merge)
      implements AgentItem {
    public StatusWindow {
      records = List.copyOf(records);
    }
  }

  /**
   * Sums of one interval, which the vendor may correct.
   *
   * @param startMs start of the interval, epoch milliseconds
   * @param part of the work that they are about, e.g. a media type; a row adds the parts up
   * @param amounts only what was said
   */
  record HandleBucket(
      long startMs, String part, Map<HandleMetric, HandleAmount> amounts, long fetchedAtMs)
      implements AgentItem {
    public HandleBucket {
      amounts = Map.copyOf(amounts);
    }
  }

  /**
   * One contact that an agent has handled to its end.
   *
   * @param id names it for ever
   * @param endMs when it ended, epoch milliseconds
   * @param handleMs how long it was worked on
   */
  record Segment(String id, long endMs, long handleMs, long fetchedAtMs) implements AgentItem {}

  /**
   * A stretch of work on a segment: says when it was worked on, where the segment says how long.
   *
   * @param segmentId the segment
   * @param sequence names the stretch in its segment
   * @param startMs epoch milliseconds
   * @param endMs epoch milliseconds, exclusive
   * @param handleMs how much of it was work
   */
  record SegmentUnit(
      String segmentId, long sequence, long startMs, long endMs, long handleMs, long fetchedAtMs)
      implements AgentItem {}
}
