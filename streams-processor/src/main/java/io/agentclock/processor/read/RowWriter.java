package io.agentclock.processor.read;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentReader;
import java.io.IOException;

/** Writes interval rows, one after the other. */
interface RowWriter {

  /**
   * One row.
   *
   * @param who whose it is
   * @param asOfMs the last instant the row of an open interval speaks for, epoch milliseconds
   */
  void write(Whose who, AgentReader.Row row, long asOfMs) throws IOException;

  /** All that was written is in the stream from then on. */
  void flush() throws IOException;

  /**
   * An agent.
   *
   * @param agent its key
   * @param entry by the directory
   */
  record Whose(AgentKey agent, DirectoryEntry entry) {}
}
