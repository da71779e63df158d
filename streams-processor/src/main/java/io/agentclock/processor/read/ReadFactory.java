package io.agentclock.processor.read;

import io.agentclock.processor.life.ProcessorRuntime;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.topology.LedgerContext;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.kafka.streams.KafkaStreams;

/** Builds what answers from the stores. */
@Factory
final class ReadFactory {

  @Singleton
  Assignment assignment(ProcessorRuntime runtime) {
    return new Assignment(runtime.streams(), runtime.context().partitioner().partitions());
  }

  @Singleton
  AgentReads agentReads(ProcessorRuntime runtime) {
    KafkaStreams streams = runtime.streams();
    LedgerContext context = runtime.context();
    PartitionStores stores =
        new PartitionStores(
            streams, new Heartbeat(streams, StreamsProperties.SESSION_TIMEOUT.dividedBy(2)));
    return new AgentReads(
        stores,
        context.partitioner(),
        context.sourcesByName(),
        new AgentReads.RowRules(context.rules(), context.rows()),
        InstantSource.system());
  }
}
