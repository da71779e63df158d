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

  private final PartitionStores stores;
  private final KeyPartitioner partitioner;

  SkillLookups(PartitionStores stores, KeyPartitioner partitioner) {
    this.stores = stores;
    this.partitioner = partitioner;
  }

  Lookup intervals(SkillKey skill, AskedTime time) {
    return stores.ask(
        partitioner.of(skill.toString()),
        partition -> {
          SkillReads reads = new SkillReads(partition.of(SkillStore.NAME));
          return reads.knows(skill) ? found(skill, time, reads) : new Lookup.Unknown();
        });
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
