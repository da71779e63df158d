package io.agentclock.model.kit;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Range;

/** One record of a raw log, as far as a ledger is concerned. */
public sealed interface LogEntry {

  /** The record's timestamp, epoch milliseconds. */
  long causedAtMs();

  /** A transition. */
  record Item(AgentKey agent, Transition transition, long causedAtMs) implements LogEntry {}

  /** The end of a pull. */
  record Progress(String scope, Range observed, long causedAtMs) implements LogEntry {}
}
