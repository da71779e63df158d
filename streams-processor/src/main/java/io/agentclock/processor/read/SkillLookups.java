package io.agentclock.processor.read;

import io.agentclock.contract.ContractJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.SkillKey;
import io.agentclock.processor.skill.SkillInterval;
import io.agentclock.processor.skill.SkillIntervalJson;
import io.agentclock.processor.skill.SkillReads;
import io.agentclock.processor.skill.SkillStore;

/** Answers for the skills of the partitions this node owns. */
final class SkillLookups {

  private static final char NO_SKILL = '\0';

  private final Partitions stores;
  private final KeyPartitioner partitioner;

  SkillLookups(Partitions stores, KeyPartitioner partitioner) {
    this.stores = stores;
    this.partitioner = partitioner;
  }

  /** As for agents: of another account's skill not even its time to answer tells. */
  Lookup intervals(SkillKey skill, AskedTime time, Terms terms) {
    boolean allowed = terms.accounts().allow(skill.scope());
    return stores.ask(
        partitioner.of(skill.toString()),
        terms.maxLagMs(),
        partition -> {
          SkillReads reads = new SkillReads(partition.of(SkillStore.NAME));
          return reads.knows(allowed ? skill : noneLike(skill)) && allowed
              ? found(skill, time, reads)
              : new Lookup.Unknown();
        });
  }

  private static SkillKey noneLike(SkillKey skill) {
    return new SkillKey(skill.source(), skill.account(), skill.skillId() + NO_SKILL);
  }

  private static Lookup found(SkillKey skill, AskedTime time, SkillReads reads) {
    return new Lookup.Found(
        ContractJson.object(
            json -> {
              json.writeArrayFieldStart("items");
              for (SkillInterval interval : reads.intervals(skill, time.fromMs(), time.toMs())) {
                json.writeStartObject();
                SkillIntervalJson.writeFields(json, skill, interval);
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeNullField("next");
            }));
  }
}
