package io.agentclock.processor.read;

import io.agentclock.processor.directory.DirectoryStore;
import io.agentclock.processor.lag.CopyWatch;
import io.agentclock.processor.life.ProcessorRuntime;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.skill.SkillStore;
import io.agentclock.processor.store.LedgerStores;
import io.agentclock.processor.topology.LedgerContext;
import io.agentclock.processor.topology.Tenures;
import io.agentclock.settings.ProcessorSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

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
  Hosted hosted(ProcessorRuntime runtime) {
    return new Hosted(runtime.streams());
  }

  @Singleton
  @Bean(preDestroy = "close")
  CopyWatch copyWatch(ProcessorRuntime runtime, Hosted hosted, Heartbeat heartbeat) {
    Set<String> stores = new HashSet<>(LedgerStores.NAMES);
    stores.add(SkillStore.NAME);
    stores.add(DirectoryStore.NAME);
    return new CopyWatch(
        new CopyWatch.Watched(
            runtime.streams(), stores, hosted::active, hosted::standby, heartbeat::isFresh),
        runtime.copies().ages(),
        runtime.settings().kafka(),
        runtime.settings().processor().applicationId(),
        InstantSource.system());
  }

  /** Looks as soon as the port is open. */
  @Singleton
  ApplicationEventListener<ServerStartupEvent> watchingCopies(CopyWatch watch) {
    return started -> watch.start();
  }

  @Singleton
  Partitions partitions(
      ProcessorRuntime runtime, Tenures tenures, Heartbeat heartbeat, Hosted hosted) {
    return new PartitionStores(
        runtime.streams(),
        new OwnedStores(runtime.streams(), tenures, heartbeat, hosted),
        hosted,
        runtime.copies().ages(),
        InstantSource.system());
  }

  @Singleton
  Liveness liveness(ProcessorRuntime runtime) {
    return new Liveness(runtime.context().sources(), InstantSource.system());
  }

  @Singleton
  AgentReads agentReads(ProcessorRuntime runtime, Partitions stores, Liveness liveness) {
    return new AgentReads(
        stores, runtime.context().partitioner(), liveness, rowRules(runtime.context()));
  }

  @Singleton
  IntervalPages intervalPages(ProcessorRuntime runtime, Partitions stores, Liveness liveness) {
    return new IntervalPages(
        stores, runtime.context().partitioner(), liveness, rowRules(runtime.context()));
  }

  private static RowRules rowRules(LedgerContext context) {
    return new RowRules(context.rules(), context.rows());
  }

  @Singleton
  Summaries summaries(ProcessorRuntime runtime, Partitions stores, Liveness liveness) {
    LedgerContext context = runtime.context();
    return new Summaries(stores, context.partitioner(), liveness, context.rules());
  }

  @Singleton
  Views views(Partitions stores, Hosted hosted, Liveness liveness) {
    return new Views(stores, hosted::active, liveness);
  }

  @Singleton
  NodeStatus nodeStatus(ProcessorRuntime runtime, Hosted hosted) {
    ProcessorSettings own = runtime.settings().processor();
    return new NodeStatus(
        new NodeStatus.Identity(own.instanceId(), own.advertisedHost(), runtime.port()),
        () -> runtime.streams().state().name(),
        hosted,
        runtime.copies(),
        InstantSource.system());
  }

  @Singleton
  SkillLookups skillLookups(ProcessorRuntime runtime, Partitions stores) {
    return new SkillLookups(stores, runtime.context().partitioner());
  }
}
