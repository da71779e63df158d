package io.agentclock.model.kit;

import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A step of a story: a pull says all that a vendor knows of an agent's status in a window.
 *
 * @param fetchedAtMs when it was made; unless told, at the end of the window
 */
public record Pulled(long fromMs, long toMs, long fetchedAtMs, List<StatusRecord> records)
    implements Story.Step {

  public static Pulled window(String from, String to) {
    return new Pulled(Moment.ms(from), Moment.ms(to), Moment.ms(to), List.of());
  }

  /** A presence that lasts. */
  public Pulled presence(String start, String value) {
    return with(StatusRecord.Kind.PRESENCE, start, OptionalLong.empty(), value);
  }

  public Pulled presence(String start, String end, String value) {
    return with(StatusRecord.Kind.PRESENCE, start, OptionalLong.of(Moment.ms(end)), value);
  }

  /** A routing status that lasts. */
  public Pulled routing(String start, String value) {
    return with(StatusRecord.Kind.ROUTING, start, OptionalLong.empty(), value);
  }

  public Pulled routing(String start, String end, String value) {
    return with(StatusRecord.Kind.ROUTING, start, OptionalLong.of(Moment.ms(end)), value);
  }

  public Pulled fetched(String time) {
    return new Pulled(fromMs, toMs, Moment.ms(time), records);
  }

  private Pulled with(StatusRecord.Kind kind, String start, OptionalLong endMs, String value) {
    List<StatusRecord> more = new ArrayList<>(records);
    more.add(new StatusRecord(kind, Moment.ms(start), endMs, value, null, null));
    return new Pulled(fromMs, toMs, fetchedAtMs, List.copyOf(more));
  }

  @Override
  public void happenIn(Story story) {
    AgentItem item = new AgentItem.StatusWindow(fromMs, toMs, fetchedAtMs, records, Merging.MERGE);
    story.take(new LogEntry.Item(Said.AGENT, Replay.STREAM, item, fetchedAtMs));
  }
}
