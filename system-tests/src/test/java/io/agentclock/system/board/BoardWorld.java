package io.agentclock.system.board;

import static org.awaitility.Awaitility.await;

import io.agentclock.query.QueryService;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.RawWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A processor and a query service without a feed, for all tests of the board in this JVM. Each test
 * has an account of its own, and looks at that one alone.
 */
final class BoardWorld implements BeforeAllCallback, AfterEachCallback {

  static final int PARTITIONS = 4;

  private static final Duration LONG = Duration.ofSeconds(90);

  private Running running;

  private record Running(Deployment deployment, ConfigFile config, int processorPort, Api api)
      implements AutoCloseable {

    static Running start(Deployment deployment) {
      ConfigFile config =
          deployment
              .config()
              .with("agentclock.topics.partitions", PARTITIONS)
              .with("agentclock.feeds", Map.of());
      int processorPort = Deployment.freePort();
      deployment.processor("processor", processorPort, config);
      Api api = deployment.query(processorPort, config);
      return new Running(deployment, config, processorPort, api);
    }

    @Override
    public void close() {
      deployment.afterAll(null);
    }
  }

  /** A query service of one test alone, which may be killed and started again. */
  record Query(Deployment deployment, ConfigFile config, String url) {

    ChildProcess start() {
      ChildProcess started = deployment.start("own-query", QueryService.class, config);
      await().atMost(LONG).until(() -> new Api(url).find("/health/readiness").isPresent());
      return started;
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Deployment deployment = new Deployment("board");
    deployment.beforeAll(context); // the broker is there first, and goes last
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(BoardWorld.class))
            .getOrComputeIfAbsent("running", key -> Running.start(deployment), Running.class);
    await().atMost(LONG).until(() -> new Api(url()).find("/health/readiness").isPresent());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    running.deployment().afterEach(context);
  }

  Api api() {
    return running.api();
  }

  /** Where the board is. */
  String url() {
    return api().base().replace("/v1", "");
  }

  /** An account nobody has heard of. */
  BoardAccount account(String name) {
    return new BoardAccount(running.deployment(), name);
  }

  /** Whoever writes raw topics of another platform. */
  RawWriter writer(String name) {
    return new RawWriter(running.deployment(), name);
  }

  /** What stands before the topics' names. */
  String prefix() {
    return running.deployment().prefix();
  }

  /** Another query service beside the one of everybody; not started yet. */
  Query query(Map<String, Object> settings) {
    int port = Deployment.freePort();
    ConfigFile config =
        running
            .config()
            .with("agentclock.query.host", "127.0.0.1")
            .with("agentclock.query.port", port)
            .with(
                "agentclock.query.processors",
                List.of("http://127.0.0.1:" + running.processorPort()));
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      config = config.with(setting.getKey(), setting.getValue());
    }
    return new Query(running.deployment(), config, "http://127.0.0.1:" + port);
  }
}
