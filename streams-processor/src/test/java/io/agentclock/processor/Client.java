package io.agentclock.processor;

import static org.awaitility.Awaitility.await;

import io.agentclock.processor.life.StreamsLife;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.topology.ProcessorMetrics;
import io.agentclock.processor.topology.RawTopology;
import io.agentclock.processor.topology.Tenures;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** A processor's streams client without what answers over HTTP, over a real broker. */
public final class Client implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StreamsLife life;
  private final Tenures tenures;

  private Client(Settings settings) {
    try (Admin admin = Admin.create(Map.copyOf(settings.kafka()))) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofProcessor());
    }
    RawTopology topology =
        new RawTopology(
            settings.topicNames(),
            ProcessorService.ledgerContext(
                settings,
                VendorSources.of(settings),
                new ProcessorMetrics(new SimpleMeterRegistry())));
    Properties properties = StreamsProperties.of(settings, 1);
    this.tenures = topology.tenures();
    this.life =
        new StreamsLife(
            topology.build(new StreamsConfig(properties)), properties, settings, "a-cluster");
  }

  /**
   * Starts one and waits until it runs.
   *
   * @param prefix of its topics' names and its group's
   * @param instance its name in the group
   */
  public static Client start(String bootstrap, Path stateDir, String prefix, String instance) {
    Client client =
        new Client(
            Running.settings(
                bootstrap, stateDir, prefix, "agentclock.processor.instance-id: " + instance));
    client.life.start();
    await().atMost(PATIENCE).until(client::isRunning);
    return client;
  }

  /** All there are. */
  public static List<Integer> partitions() {
    return IntStream.range(0, Running.PARTITIONS).boxed().toList();
  }

  public boolean isRunning() {
    return streams().state() == KafkaStreams.State.RUNNING;
  }

  public KafkaStreams streams() {
    return life.streams();
  }

  public Tenures tenures() {
    return tenures;
  }

  @Override
  public void close() {
    life.close();
  }
}
