package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stretch of a segment in which the agent handled it. See <a
 * href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments-breakdown-file.html">breakdown
 * file</a>.
 */
record HandleTimeUnit(
    Segment segment, int sequence, String startReason, Instant start, Instant end) {

  /** One, or two around the time the customer was on hold. */
  static List<HandleTimeUnit> of(Segment segment) {
    Instant start = segment.contact().start();
    Duration held = segment.contact().held();
    if (held.isZero()) {
      return List.of(new HandleTimeUnit(segment, 1, "consumerMessage", start, segment.end()));
    }
    Instant middle = start.plusMillis(segment.handleTimeMs() / 2);
    return List.of(
        new HandleTimeUnit(segment, 1, "consumerMessage", start, middle),
        new HandleTimeUnit(segment, 2, "agentResponse", middle.plus(held), segment.end()));
  }

  /**
   * @param asText numbers as the vendor's table has them, instead of as its sample does
   */
  ObjectNode json(boolean asText) {
    long handleTimeMs = Duration.between(start, end).toMillis();
    ObjectNode unit = JsonNodeFactory.instance.objectNode().put("segmentId", segment.segmentId());
    if (asText) {
      unit.put("sequence", Integer.toString(sequence));
    } else {
      unit.put("sequence", sequence);
    }
    unit.put("startReason", startReason)
        .put("endReason", "agentResponse")
        .put("startTimestamp", start.toEpochMilli())
        .put("endTimestamp", end.toEpochMilli());
    if (asText) {
      unit.put("handleTimeMillis", Long.toString(handleTimeMs));
    } else {
      unit.put("handleTimeMillis", handleTimeMs);
    }
    return unit.put("insertTimestamp", segment.posted().toEpochMilli());
  }
}
