package io.agentclock.processor;

import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Sources;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.kore.KoreSource;
import io.agentclock.processor.life.ProcessorRuntime;
import io.agentclock.processor.life.StreamsLife;
import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.topology.LedgerContext;
import io.agentclock.processor.topology.ProcessorMetrics;
import io.agentclock.processor.topology.RawTopology;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.ServiceLauncher;
import io.agentclock.settings.Settings;
import io.agentclock.settings.StateMaps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The streams processor: vendor items in, states and interval rows out, and reads of what it holds.
 */
public final class ProcessorService implements ServiceLauncher.Service {

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
    LedgerSources sources = LedgerSources.of(settings);
    try (Admin admin = Admin.create(Map.copyOf(settings.kafka()))) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofProcessor());
    }
    int port = settings.processor().port();
    int listening = port == 0 ? SocketUtils.findAvailableTcpPort() : port;
    ApplicationContext context = context(settings, listening);
    try {
      return start(settings, sources, context, listening);
    } catch (ServerStartupException e) {
      context.close();
      throw new BadSettingException(
          "agentclock.processor.port",
          "%s:%d can't be listened on; is something else using it?"
              .formatted(settings.processor().host(), listening));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static ProcessorService start(
      Settings settings, LedgerSources sources, ApplicationContext context, int port) {
    context.start();
    MeterRegistry registry = context.getBean(MeterRegistry.class);
    LedgerContext ledger = ledgerContext(settings, sources, new ProcessorMetrics(registry));
    Properties properties = StreamsProperties.of(settings, port);
    StreamsLife life =
        new StreamsLife(
            new RawTopology(settings.topicNames(), ledger).build(new StreamsConfig(properties)),
            properties,
            settings);
    context.registerSingleton(new ProcessorRuntime(life.streams(), ledger));
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

  /** What the processors of all partitions work by. */
  static LedgerContext ledgerContext(
      Settings settings, LedgerSources sources, ProcessorMetrics metrics) {
    return new LedgerContext(
        sources.byTopic(),
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

  /**
   * The vendors whose raw topics are read.
   *
   * @param byTopic by raw topic
   */
  record LedgerSources(Map<String, Source> byTopic) {

    static LedgerSources of(Settings settings) {
      StateMaps maps = new StateMaps(List.of(Sources.KORE), settings.feeds().values());
      return new LedgerSources(
          List.of(KoreSource.of(maps)).stream()
              .collect(
                  Collectors.toMap(
                      source -> settings.topicNames().raw(source.name()).name(),
                      source -> source)));
    }
  }
}
