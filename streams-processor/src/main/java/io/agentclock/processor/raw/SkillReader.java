package io.agentclock.processor.raw;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.SkillKey;
import io.agentclock.processor.skill.SkillInterval;

/** Reads the vendor items of a stream that speaks of skills. */
@FunctionalInterface
public non-sealed interface SkillReader extends StreamReader {

  /**
   * What an item says.
   *
   * @param skill which the record's key names
   * @param value the item as the vendor sent it
   * @throws RefusedException if nothing of it can be used
   */
  Reading<SkillInterval> read(SkillKey skill, byte[] value, ItemContext context)
      throws RefusedException;
}
