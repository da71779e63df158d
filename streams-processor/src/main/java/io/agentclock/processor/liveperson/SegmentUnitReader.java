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

/**
 * Reads the records of LivePerson's breakdown files: stretches of work on a segment. They don't
 * name their agent; the second part of the segment's id does.
 *
 * @see <a
 *     href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments-breakdown-file.html">Get
 *     Agent Segments Breakdown File</a>
 */
final class SegmentUnitReader implements ItemReader {

  private static final String SEGMENT = "segmentId";
  private static final String SEQUENCE = "sequence";
  private static final String START = "startTimestamp";
  private static final String END = "endTimestamp";
  private static final String HANDLE = "handleTimeMillis";

  @Override
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    FlatFields unit = FlatFields.of(value, SEGMENT, SEQUENCE, START, END, HANDLE);
    String segment = unit.required(SEGMENT);
    requireAgent(segment, agent);
    long sequence = unit.requiredWhole(SEQUENCE);
    long startMs = unit.requiredEpochMs(START);
    long endMs = unit.requiredEpochMs(END);
    if (startMs > endMs) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "unit %d of segment %s starts at %s and ends at %s; ask the vendor for it again"
              .formatted(
                  sequence, segment, Instant.ofEpochMilli(startMs), Instant.ofEpochMilli(endMs)));
    }
    return Reading.of(
        new AgentItem.SegmentUnit(
            segment,
            sequence,
            startMs,
            endMs,
            unit.requiredDurationMs(HANDLE),
            context.fetchedAtMs()));
  }

  private static void requireAgent(String segment, AgentKey agent) throws RefusedException {
    String[] parts = segment.split(":", -1);
    if (parts.length < 2 || !parts[1].equals(agent.agentId())) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "segment '%s' is of agent '%s', the key names %s"
              .formatted(segment, parts.length < 2 ? "" : parts[1], agent));
    }
  }
}
