package io.agentclock.processor.raw;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;

/** Reads the vendor items of a stream that speaks of agents. */
@FunctionalInterface
public non-sealed interface ItemReader extends StreamReader {

  /**
   * What an item says.
   *
   * @param agent whom the record's key names
   * @param value the item as the vendor sent it
   * @throws RefusedException if nothing of it can be used
   */
  Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException;
}
