package io.agentclock.processor;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.access.Reachable;
import io.agentclock.processor.life.ProcessorRuntime;
import io.agentclock.processor.life.StreamsLife;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.raw.LedgerSources;
import io.agentclock.processor.topology.LedgerContext;
import io.agentclock.processor.topology.ProcessorMetrics;
import io.agentclock.processor.topology.RawTopology;
import io.agentclock.processor.topology.Tenures;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.InternalSettings;
import io.agentclock.settings.ServiceLauncher;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The streams processor: vendor items in, states and interval rows out, and reads of what it holds.
 */
public final class ProcessorService implements ServiceLauncher.Service {

  /** Others read the port in the group's metadata, so it is chosen before it is listened on. */
  private static final RetryPolicy<ProcessorService> ANOTHER_PORT =
      RetryPolicy.<ProcessorService>builder()
          .handle(PortTakenException.class)
          .withMaxRetries(10)
          .build();

  private final ApplicationContext context;
  private final StreamsLife life;
  private final KafkaStreamsMetrics streamsMetrics;
  private final int port;

  private ProcessorService(
      ApplicationContext context, StreamsLife life, KafkaStreamsMetrics metrics, int port) {
    this.context = context;
    this.life = life;
    this.streamsMetrics = metrics;
    this.port = port;
  }

  /**
   * Starts a processor.
   *
   * @throws io.agentclock.settings.BadSettingException if a setting stops the start
   */
  public static ProcessorService start(Settings settings) {
    Reachable.requireSecret(settings);
    LedgerSources sources = VendorSources.of(settings);
    String cluster = cluster(settings);
    int port = settings.processor().port();
    return port == 0
        ? Failsafe.with(ANOTHER_PORT)
            .get(() -> start(settings, sources, cluster, SocketUtils.findAvailableTcpPort()))
        : start(settings, sources, cluster, port);
  }

  private static ProcessorService start(
      Settings settings, LedgerSources sources, String cluster, int port) {
    ApplicationContext context = context(settings, port);
    try {
      return start(settings, sources, cluster, context, port);
    } catch (ServerStartupException e) {
      context.close();
      throw new PortTakenException(settings.processor().host(), port);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Sees to the topics; the id of the cluster they are in. */
  private static String cluster(Settings settings) {
    try (Admin admin = Admin.create(Map.copyOf(settings.kafka()))) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofProcessor());
      return admin.describeCluster().clusterId().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static ProcessorService start(
      Settings settings,
      LedgerSources sources,
      String cluster,
      ApplicationContext context,
      int port) {
    context.registerSingleton(InternalSettings.class, settings.internal());
    context.start();
    MeterRegistry registry = context.getBean(MeterRegistry.class);
    LedgerContext ledger = ledgerContext(settings, sources, new ProcessorMetrics(registry));
    Properties properties = StreamsProperties.of(settings, port);
    RawTopology topology = new RawTopology(settings.topicNames(), ledger);
    StreamsLife life =
        new StreamsLife(
            topology.build(new StreamsConfig(properties)), properties, settings, cluster);
    context.registerSingleton(Tenures.class, topology.tenures());
    context.registerSingleton(
        new ProcessorRuntime(life.streams(), ledger, life.copies(), settings, port));
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(life.streams());
    metrics.bindTo(registry);
    try {
      context.getBean(EmbeddedServer.class).start();
      life.start();
    } catch (RuntimeException e) {
      metrics.close();
      life.close();
      throw e;
    }
    return new ProcessorService(context, life, metrics, port);
  }

  private static final class PortTakenException extends BadSettingException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port) {
      super(
          "agentclock.processor.port",
          "%s:%d can't be listened on; is something else using it?".formatted(host, port));
    }
  }

  /** What the processors of all partitions work by. */
  static LedgerContext ledgerContext(
      Settings settings, LedgerSources sources, ProcessorMetrics metrics) {
    return new LedgerContext(
        sources,
        Rules.of(
            settings.interval(),
            settings.retention(),
            settings.maxUnchanged(),
            settings.processor().offlineRows()),
        new KeyPartitioner(settings.topics().partitions()),
        new IntervalRowJson(settings.interval(), settings.retention()),
        metrics);
  }

  /** The internal HTTP port. */
  @Override
  public int port() {
    return port;
  }

  /** Whether its partitions are assigned and their stores restored. */
  public boolean isRunning() {
    return life.streams().state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    streamsMetrics.close();
    life.close();
    context.close();
  }

  /** Starts from the command line: {@code --config file.yml}, or the environment alone. */
  public static void main(String[] arguments) {
    ServiceLauncher.main("streams-processor", ProcessorService::start, arguments);
  }

  private static ApplicationContext context(Settings settings, int port) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .overrideConfigLocations("classpath:streams-processor/")
        .properties(
            Map.of(
                "agentclock.service",
                "processor",
                "micronaut.server.host",
                settings.processor().host(),
                "micronaut.server.port",
                port))
        .build();
  }
}
