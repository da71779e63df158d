package io.agentclock.model.kit;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.item.AgentItem;

/** One record of a raw log, as far as a ledger is concerned. */
public sealed interface LogEntry {

  /** The stream that it belongs to. */
  String stream();

  /** The record's timestamp, epoch milliseconds. */
  long causedAtMs();

  /** Something that a vendor says. */
  record Item(AgentKey agent, String stream, AgentItem item, long causedAtMs) implements LogEntry {
    /** A transition of the state stream. */
    public Item(AgentKey agent, Transition transition, long causedAtMs) {
      this(agent, Replay.STREAM, new AgentItem.Change(transition), causedAtMs);
    }
  }

  /** The end of a pull. */
  record Progress(String scope, String stream, Range observed, long causedAtMs)
      implements LogEntry {
    /** The end of a pull of the state stream. */
    public Progress(String scope, Range observed, long causedAtMs) {
      this(scope, Replay.STREAM, observed, causedAtMs);
    }
  }
}
