package io.agentclock.ingest;

import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.genesys.GenesysAdapter;
import io.agentclock.ingest.kore.KoreAdapter;
import io.agentclock.ingest.liveperson.LivePersonAdapter;
import io.agentclock.ingest.ownership.FeedOwnership;
import io.agentclock.ingest.write.KafkaClients;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.ServiceLauncher;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The ingest service: checks everything, then pulls the feeds that the group gives it. */
public final class IngestService implements ServiceLauncher.Service {

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final FeedOwnership ownership;

  private IngestService(
      ApplicationContext context, EmbeddedServer server, FeedOwnership ownership) {
    this.context = context;
    this.server = server;
    this.ownership = ownership;
  }

  /**
   * Starts it.
   *
   * @throws BadSettingException if a setting, a feed's or a topic's shape forbids it
   */
  public static IngestService start(Settings settings) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC); // what topics can hold
    List<Feed> feeds = feeds(settings, clock);
    try (Admin admin = new KafkaClients(settings).admin()) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofIngest());
    }
    ApplicationContext context = context(settings).start();
    try {
      FeedOwnership ownership =
          FeedOwnership.of(settings, feeds, context.getBean(MeterRegistry.class), clock);
      context.registerSingleton(settings).registerSingleton(ownership);
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      ownership.start();
      return new IngestService(context, server, ownership);
    } catch (ServerStartupException e) {
      context.close();
      throw new BadSettingException(
          "agentclock.ingest.port",
          "%s:%d can't be listened on; is something else using it?"
              .formatted(settings.ingest().host(), settings.ingest().port()));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /**
   * Checks the feeds' settings without starting anything.
   *
   * @throws BadSettingException names the first bad key
   */
  public static void check(Settings settings) {
    feeds(settings, Clock.systemUTC());
  }

  private static List<Feed> feeds(Settings settings, Clock clock) {
    return new ConfiguredFeeds(
            List.of(
                new KoreAdapter(clock), new LivePersonAdapter(clock), new GenesysAdapter(clock)))
        .read(settings);
  }

  /** The port of health and metrics. */
  @Override
  public int port() {
    return server.getPort();
  }

  /** Stops all feeds, leaves the group and closes the port. */
  @Override
  public void close() {
    ownership.close();
    context.close();
  }

  /** Starts from the command line: {@code --config file.yml}, or the environment alone. */
  public static void main(String[] arguments) {
    ServiceLauncher.main("ingest-service", IngestService::start, arguments);
  }

  /** Only this service's own files and beans: other services may be on the same class path. */
  private static ApplicationContextBuilder context(Settings settings) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .overrideConfigLocations("classpath:ingest-service/")
        .properties(
            Map.of(
                "agentclock.service", "ingest",
                "micronaut.server.host", settings.ingest().host(),
                "micronaut.server.port", settings.ingest().port()));
  }
}
