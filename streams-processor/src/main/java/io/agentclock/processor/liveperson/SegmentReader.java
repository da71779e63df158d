package io.agentclock.processor.liveperson;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Reading;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Reads LivePerson's closed segments. They may last for days, and start long before the pull's
 * window: it goes by their end.
 *
 * @see <a
 *     href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments.html">Get
 *     Agent Segments</a>
 */
final class SegmentReader implements ItemReader {

  private static final String ID = "segmentId";
  private static final String START = "startTime";
  private static final String START_EPOCH = "startTimeL";
  private static final String END = "endTime";
  private static final String END_EPOCH = "endTimeL";
  private static final String HANDLE = "totalHandleTimeMillis";

  @Override
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    FlatFields segment = FlatFields.of(value, ID, START, START_EPOCH, END, END_EPOCH, HANDLE);
    String id = segment.required(ID);
    // older pages have seconds in what is called epoch milliseconds: the ISO form goes first
    long endMs =
        segment
            .instantMs(END, END_EPOCH)
            .orElseThrow(
                () -> new RefusedException(RefusalReason.MISSING_FIELD, "no endTime or endTimeL"));
    OptionalLong startMs = segment.instantMs(START, START_EPOCH);
    if (startMs.isPresent() && startMs.getAsLong() > endMs) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "segment %s starts at %s and ends at %s; ask the vendor for it again"
              .formatted(
                  id, Instant.ofEpochMilli(startMs.getAsLong()), Instant.ofEpochMilli(endMs)));
    }
    return Reading.of(
        new AgentItem.Segment(
            id, endMs, segment.requiredDurationMs(HANDLE), context.fetchedAtMs()));
  }
}
