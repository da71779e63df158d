package io.agentclock.query;

import io.agentclock.query.access.AccessProperties;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.ServiceLauncher;
import io.agentclock.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The running service: its topics checked, its port open. */
public final class QueryService implements ServiceLauncher.Service {

  static final String SERVICE_PROPERTY = "agentclock.service";
  static final String SERVICE_NAME = "query";

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private QueryService(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /** Starts from the command line: {@code --config file.yml}, or the environment alone. */
  public static void main(String[] arguments) {
    ServiceLauncher.main("query-service", QueryService::start, arguments);
  }

  /**
   * Creates or checks the topics it reads, then opens its port.
   *
   * @throws BadSettingException if nobody has decided who may ask, a topic has another shape, or
   *     the port can't be listened on
   * @throws IllegalStateException if the brokers can't be asked
   */
  public static QueryService start(Settings settings) {
    return start(settings, Clock.systemUTC(), Map.of());
  }

  static QueryService start(Settings settings, Clock clock, Map<String, Object> framework) {
    Map<String, Object> access = AccessProperties.of(settings.query());
    ensureTopics(settings);
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .overrideConfigLocations("classpath:query-service/")
            .properties(framework)
            .properties(
                Map.of(
                    SERVICE_PROPERTY,
                    SERVICE_NAME,
                    "micronaut.server.host",
                    settings.query().host(),
                    "micronaut.server.port",
                    settings.query().port()))
            .properties(access)
            .build();
    context.registerSingleton(Settings.class, settings);
    context.registerSingleton(Clock.class, clock);
    return new QueryService(context, listen(context, settings));
  }

  /** The port it listens on; the one from the settings unless that is 0. */
  @Override
  public int port() {
    return server.getPort();
  }

  ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }

  private static EmbeddedServer listen(ApplicationContext context, Settings settings) {
    try {
      return context.start().getBean(EmbeddedServer.class).start();
    } catch (ServerStartupException e) {
      context.close();
      throw new BadSettingException(
          "agentclock.query.port",
          "%s:%d can't be listened on; is something else using it?"
              .formatted(settings.query().host(), settings.query().port()));
    }
  }

  private static void ensureTopics(Settings settings) {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.keySet().retainAll(AdminClientConfig.configNames());
    try (Admin admin = Admin.create(properties)) {
      new ContractTopics(admin, settings.topics()).ensure(settings.topicNames().ofQuery());
    }
  }
}
