package io.agentclock.processor.topology;

import io.agentclock.model.item.AgentItem;
import java.time.Instant;

/** Says which item a refusal is about. */
final class ItemText {

  private ItemText() {}

  static String of(AgentItem item) {
    if (item instanceof AgentItem.Change change) {
      return change.transition().toString();
    }
    if (item instanceof AgentItem.StatusWindow window) {
      return "status of %s to %s".formatted(time(window.fromMs()), time(window.toMs()));
    }
    if (item instanceof AgentItem.HandleBucket bucket) {
      return "bucket of %s '%s'".formatted(time(bucket.startMs()), bucket.part());
    }
    if (item instanceof AgentItem.Segment segment) {
      return "segment %s that ended at %s".formatted(segment.id(), time(segment.endMs()));
    }
    AgentItem.SegmentUnit unit = (AgentItem.SegmentUnit) item;
    return "unit %d of segment %s, %s to %s"
        .formatted(unit.sequence(), unit.segmentId(), time(unit.startMs()), time(unit.endMs()));
  }

  private static Instant time(long epochMs) {
    return Instant.ofEpochMilli(epochMs);
  }
}
