package io.agentclock.processor.read;

import io.agentclock.processor.life.ProcessorRuntime;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.topology.LedgerContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Builds what answers from the stores. */
@Factory
final class ReadFactory {

  @Singleton
  Assignment assignment(ProcessorRuntime runtime) {
    return new Assignment(runtime.streams(), runtime.context().partitioner().partitions());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Heartbeat heartbeat(ProcessorRuntime runtime) {
    return new Heartbeat(
        runtime.streams(), StreamsProperties.SESSION_TIMEOUT.dividedBy(2), InstantSource.system());
  }

  @Singleton
  PartitionStores partitionStores(ProcessorRuntime runtime, Heartbeat heartbeat) {
    return new PartitionStores(runtime.streams(), heartbeat);
  }

  @Singleton
  AgentReads agentReads(ProcessorRuntime runtime, PartitionStores stores) {
    LedgerContext context = runtime.context();
    return new AgentReads(
        stores,
        context.partitioner(),
        new Liveness(context.sources(), InstantSource.system()),
        new AgentReads.RowRules(context.rules(), context.rows()));
  }

  @Singleton
  SkillLookups skillLookups(ProcessorRuntime runtime, PartitionStores stores) {
    return new SkillLookups(stores, runtime.context().partitioner());
  }
}
