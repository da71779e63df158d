package io.agentclock.model.kit;

import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Steps of a story: a vendor says how long an agent has handled contacts. */
public final class Handled {

  public static final String AGGREGATES = "conversation-aggregates";
  public static final String SEGMENTS = "agent-segments";
  public static final String UNITS = "segment-units";

  private Handled() {}

  /** Sums of the interval that starts then. */
  public record Bucket(
      long startMs, String part, Map<HandleMetric, HandleAmount> amounts, long fetchedAtMs)
      implements Story.Step {

    public Bucket handle(long sumMs, long count) {
      return with(HandleMetric.HANDLE, new HandleAmount(sumMs, OptionalLong.of(count)));
    }

    public Bucket ms(HandleMetric metric, long sumMs) {
      return with(metric, new HandleAmount(sumMs, OptionalLong.empty()));
    }

    public Bucket fetched(String time) {
      return new Bucket(startMs, part, amounts, Moment.ms(time));
    }

    private Bucket with(HandleMetric metric, HandleAmount amount) {
      Map<HandleMetric, HandleAmount> more = new EnumMap<>(HandleMetric.class);
      more.putAll(amounts);
      more.put(metric, amount);
      return new Bucket(startMs, part, more, fetchedAtMs);
    }

    @Override
    public void happenIn(Story story) {
      AgentItem item = new AgentItem.HandleBucket(startMs, part, amounts, fetchedAtMs);
      story.take(new LogEntry.Item(Said.AGENT, AGGREGATES, item, fetchedAtMs));
    }
  }

  /** A segment or a unit of one, of an agent. */
  public record Worked(AgentKey agent, String stream, AgentItem item) implements Story.Step {
    public Worked by(AgentKey other) {
      return new Worked(other, stream, item);
    }

    @Override
    public void happenIn(Story story) {
      story.take(new LogEntry.Item(agent, stream, item, item.fetchedAtMs()));
    }
  }

  public static Bucket bucket(String start, String part) {
    return new Bucket(Moment.ms(start), part, Map.of(), Moment.ms(start) + 2_400_000);
  }

  public static Worked segment(String id, String end, long handleMs, String fetched) {
    return new Worked(
        Said.AGENT,
        SEGMENTS,
        new AgentItem.Segment(id, Moment.ms(end), handleMs, Moment.ms(fetched)));
  }

  /** All of a stretch was work. */
  public static Worked unit(String id, long sequence, String start, String end, String fetched) {
    long handleMs = Moment.ms(end) - Moment.ms(start);
    return new Worked(
        Said.AGENT,
        UNITS,
        new AgentItem.SegmentUnit(
            id, sequence, Moment.ms(start), Moment.ms(end), handleMs, Moment.ms(fetched)));
  }
}
