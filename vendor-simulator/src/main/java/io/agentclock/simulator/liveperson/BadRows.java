package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Items nobody can use, one of each kind. */
final class BadRows {

  /** Who undocumented things are said of: nobody of the truth, so that no one's row changes. */
  static final long STRANGER = 9_999_999_999L;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private BadRows() {}

  static List<Item> statuses(Instant now) {
    Instant aMinuteAgo = now.minusSeconds(60);
    return List.of(
        () -> status(aMinuteAgo).without("agentId"),
        () -> status(aMinuteAgo).without("time"),
        () -> status(aMinuteAgo).without("statusType"),
        () -> status(aMinuteAgo).put("time", "the day before yesterday"),
        () -> status(aMinuteAgo).put("statusType", 2),
        () -> status(now.plus(Duration.ofDays(1))),
        () -> status(now.minus(Duration.ofDays(30))),
        () -> JSON.textNode("not an object"));
  }

  static List<Item> segments(Instant now) {
    Instant end = now.minusSeconds(60);
    return List.of(
        () -> segment(end).without("segmentId"),
        () -> segment(end).without("agentId"),
        () -> segment(end).without("totalHandleTimeMillis"),
        () -> segment(end).put("totalHandleTimeMillis", -1),
        () -> segment(end).put("endTime", "the day before yesterday").put("endTimeL", "soon"),
        () -> JSON.textNode("not an object"));
  }

  private static ObjectNode status(Instant at) {
    ObjectNode row = JSON.objectNode();
    StatusRow.putWho(row, new Identity(STRANGER, "", "", "", "", -1));
    return row.put("time", StatusRow.TIME.format(at))
        .put("sessionId", 1)
        .put("sequenceNumber", 2)
        .put("statusType", 1)
        .put("statusSubType", 2)
        .put("statusReasonId", 0)
        .put("statusReasonText", "")
        .putNull("prevStatusChangeTime");
  }

  private static ObjectNode segment(Instant end) {
    Instant start = end.minusSeconds(60);
    return JSON.objectNode()
        .put("segmentId", "1:" + STRANGER + ":stranger:segment")
        .put("startTimeL", start.toEpochMilli())
        .put("endTimeL", end.toEpochMilli())
        .put("conversationId", "stranger")
        .put("agentId", STRANGER)
        .put("employeeId", "")
        .put("skillId", -1)
        .put("groupId", -1)
        .put("endReason", "other")
        .put("totalHandleTimeMillis", 1_000)
        .put("endTime", StatusRow.TIME.format(end))
        .put("startTime", StatusRow.TIME.format(start));
  }
}
