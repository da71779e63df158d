package io.agentclock.system.kit;

import io.agentclock.ingest.IngestService;
import io.agentclock.processor.ProcessorService;
import io.agentclock.query.QueryService;
import io.agentclock.quickstart.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Processes of AgentClock on a real broker, with topics of their own. All are ended with the test,
 * or with the test class where the field is static; what they said is shown if the test fails.
 */
public final class Deployment
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final String HOST = "127.0.0.1";
  private static final int PARTITIONS = 4;
  private static final int SHOWN_CHARS = 6_000;

  private final String name;
  private final List<ChildProcess> children = new ArrayList<>();
  private String bootstrapServers;
  private String prefix;
  private Path folder;
  private boolean forTheClass;

  /**
   * @param name of its folder below {@code target}, and in its topics' prefix
   */
  public Deployment(String name) {
    this.name = name;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    forTheClass = true;
    prepare(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!forTheClass) {
      prepare(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    context.getExecutionException().ifPresent(failure -> children.forEach(Deployment::show));
    if (!forTheClass) {
      end();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end();
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** What stands before the names of its topics. */
  public String prefix() {
    return prefix;
  }

  /** What all its services have in common: the broker, the topics, loopback. */
  public ConfigFile config() {
    return ConfigFile.empty()
        .with("kafka.bootstrap.servers", bootstrapServers)
        .with("agentclock.topics.partitions", PARTITIONS)
        .with("agentclock.topics.replication-factor", 1)
        .with("agentclock.topics.prefix", prefix)
        .with("agentclock.processor.standby-replicas", 0)
        .with("agentclock.query.authentication", "off");
  }

  /** An ingest service. */
  public ChildProcess ingest(String instance, int port, ConfigFile config) {
    return start(
        instance,
        IngestService.class,
        config.with("agentclock.ingest.host", HOST).with("agentclock.ingest.port", port));
  }

  /** A processor; the same instance finds its stores again. */
  public ChildProcess processor(String instance, int port, ConfigFile config) {
    return start(
        instance,
        ProcessorService.class,
        config
            .with("agentclock.processor.instance-id", instance)
            .with("agentclock.processor.state-dir", folder.resolve(instance + "-state").toString())
            .with("agentclock.processor.host", HOST)
            .with("agentclock.processor.advertised-host", HOST)
            .with("agentclock.processor.port", port));
  }

  /** A query service, and a client of it. */
  public Api query(int processorPort, ConfigFile config) {
    int port = freePort();
    start(
        "query",
        QueryService.class,
        config
            .with("agentclock.query.host", HOST)
            .with("agentclock.query.port", port)
            .with(
                "agentclock.query.processors",
                List.of("http://%s:%d".formatted(HOST, processorPort))));
    return new Api("http://%s:%d/v1".formatted(HOST, port));
  }

  /** Any process with {@code --config} and a file. */
  public ChildProcess start(String child, Class<?> main, ConfigFile config) {
    String file = child + '-' + children.size();
    Path written = config.write(folder.resolve(file + ".yml"));
    return run(file, main, List.of("--config", written.toString()));
  }

  /** Any process. */
  public ChildProcess run(String child, Class<?> main, List<String> arguments) {
    ChildProcess started = ChildProcess.start(child, main, folder, arguments);
    children.add(started);
    return started;
  }

  /** Where a process keeps its temporary files. */
  public Path temporaryOf(String child) {
    return ChildProcess.temporary(folder, child);
  }

  /** A reader of its topics. */
  public TopicReader topics() {
    return new TopicReader(bootstrapServers, prefix);
  }

  /** A loopback port nobody listens on at this moment. */
  public static int freePort() {
    return Ports.anyFree();
  }

  private void prepare(ExtensionContext context) {
    bootstrapServers = SharedBroker.of(context).bootstrapServers();
    String unique = HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    prefix = name + '-' + unique + '.';
    try {
      folder =
          Files.createDirectories(
              Path.of("target", "processes", name + '-' + unique).toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    children.forEach(ChildProcess::kill);
    children.clear();
    Folders.removeThoseIn(folder); // logs and configurations stay
  }

  private static void show(ChildProcess child) {
    String said = child.output();
    System.out.printf(
        "----- %s%s%n%s%n",
        child,
        child.isAlive() ? "" : ", ended",
        said.substring(Math.max(0, said.length() - SHOWN_CHARS)));
  }
}
