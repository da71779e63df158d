package io.agentclock.processor.topology;

import io.agentclock.contract.Topics;
import io.agentclock.processor.directory.DirectoryStore;
import io.agentclock.processor.skill.SkillStore;
import io.agentclock.processor.store.LedgerStores;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Raw topics and the directory in; transitions, states, interval rows, skills' hours and refusals
 * out. No repartition: a partition's agents stay in it, and one task has all that is known of them.
 */
public final class RawTopology {

  private static final String READ = "read-raw";
  private static final String APPLY = "apply-to-ledger";
  private static final String READ_DIRECTORY = "read-agent-directory";
  private static final String KEEP_DIRECTORY = "keep-directory";
  private static final String OUTPUTS = "all-outputs";

  private final Topics topics;
  private final LedgerContext context;
  private final Tenures tenures = new Tenures();

  /**
   * @param topics the contract's names
   * @param context what its processors work by; the raw topics it names are read
   */
  public RawTopology(Topics topics, LedgerContext context) {
    this.topics = topics;
    this.context = context;
  }

  /** Which partitions run it on this node. */
  public Tenures tenures() {
    return tenures;
  }

  /** The topology, under a configuration that makes every internal name explicit. */
  public Topology build(StreamsConfig config) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
    LedgerStores.builders().forEach(builder::addStateStore);
    builder.addStateStore(SkillStore.builder()).addStateStore(DirectoryStore.builder());
    KStream<byte[], Output> outputs =
        applied(builder).merge(refusedOfDirectory(builder), Named.as(OUTPUTS));
    for (Output.Kind kind : Output.Kind.values()) {
      outputs
          .filter((key, output) -> output.kind() == kind, Named.as("only-" + kind.node()))
          .to(kind.topicName(topics), produced(kind));
    }
    return builder.build();
  }

  private KStream<byte[], Output> applied(StreamsBuilder builder) {
    return builder.stream(
            context.sources().byTopic().keySet().stream().sorted().toList(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(READ))
        .process(
            () -> new ApplyRaw(context, tenures),
            Named.as(APPLY),
            Stream.concat(LedgerStores.NAMES.stream(), Stream.of(SkillStore.NAME))
                .toArray(String[]::new));
  }

  /** Into the same sub-topology, so that an agent's entry is where its state is. */
  private KStream<byte[], Output> refusedOfDirectory(StreamsBuilder builder) {
    return builder.stream(
            topics.agentDirectory().name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(READ_DIRECTORY))
        .process(() -> new KeepDirectory(context), Named.as(KEEP_DIRECTORY), DirectoryStore.NAME);
  }

  private static Produced<byte[], Output> produced(Output.Kind kind) {
    Serde<Output> values =
        Serdes.serdeFrom(
            (topic, output) -> output.value(),
            (topic, bytes) -> {
              throw new UnsupportedOperationException("outputs are only written");
            });
    return Produced.<byte[], Output>with(Serdes.ByteArray(), values)
        .withStreamPartitioner(
            (topic, key, output, partitions) -> Optional.of(Set.of(output.partition())))
        .withName(kind.node());
  }
}
