package io.agentclock.processor.raw;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.Transition;

/** Reads one stream's vendor items. */
@FunctionalInterface
public interface ItemReader {

  /**
   * The transition an item speaks of.
   *
   * @param value the item as the vendor sent it
   * @throws RefusedException if it can't be used
   */
  Transition read(byte[] value, ItemContext context) throws RefusedException;
}
