package io.agentclock.benchmarks.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.contract.Topics;
import io.agentclock.processor.ProcessorService;
import io.agentclock.query.QueryService;
import io.agentclock.quickstart.EmbeddedBroker;
import io.agentclock.quickstart.Ports;
import io.agentclock.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One broker in this JVM, and one processor and one query service, each a process of its own; all
 * on this machine, on loopback. There are no feeds: benchmarks write the raw topic themselves.
 */
public final class Installation implements AutoCloseable {

  static final String CONFIG = "agentclock.yml";

  private static final String HOST = "127.0.0.1";
  private static final Duration STARTING = Duration.ofMinutes(2);

  private final Path folder;
  private final EmbeddedBroker broker;
  private final Settings settings;
  private final ChildJvm processor;
  private final ChildJvm query;

  private Installation(Path folder) throws IOException {
    this.folder = folder;
    this.broker = EmbeddedBroker.start(0, folder.resolve("kafka"));
    Path config = folder.resolve(CONFIG);
    Files.write(
        config, new ObjectMapper().writeValueAsBytes(values(folder, broker.bootstrapServers())));
    this.settings = Settings.load(Optional.of(config), Map.of());
    this.processor =
        ChildJvm.start(
            "processor", List.of("-Xmx384m", "-XX:+UseSerialGC"), ProcessorService.class, folder);
    this.query =
        ChildJvm.start(
            "query service",
            List.of("-Xmx256m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=5"),
            QueryService.class,
            folder);
  }

  /** Starts it all; back when the query service answers for every partition. */
  public static Installation start() {
    try {
      Installation installation =
          new Installation(Files.createTempDirectory("agentclock-benchmark-").toRealPath());
      try {
        installation.awaitFirstAnswer();
        return installation;
      } catch (RuntimeException e) {
        installation.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what runs where. */
  public static String description() {
    return "broker and clients in one JVM, the processor and the query service in one each";
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What the services were started with. */
  public Settings settings() {
    return settings;
  }

  public Topics topics() {
    return settings.topicNames();
  }

  public ChildJvm processor() {
    return processor;
  }

  public ChildJvm query() {
    return query;
  }

  /** Where the query service listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(HOST, settings.query().port());
  }

  /** The same as the base of URLs. */
  public URI url() {
    return URI.create("http://%s:%d".formatted(HOST, settings.query().port()));
  }

  @Override
  public void close() {
    query.close();
    processor.close();
    broker.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitFirstAnswer() {
    Awaitility.await("the query service answers").atMost(STARTING).until(this::answers);
  }

  private boolean answers() {
    processor.requireAlive();
    query.requireAlive();
    try (HttpConnection connection = new HttpConnection(address())) {
      return connection.get("/v1/agents?limit=1").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Object> values(Path folder, String bootstrapServers) {
    int processorPort = Ports.anyFree();
    Map<String, Object> values = new TreeMap<>();
    values.put("kafka.bootstrap.servers", bootstrapServers);
    values.put("agentclock.topics.replication-factor", 1);
    values.put("agentclock.internal.authentication", "off");
    values.put("agentclock.processor.standby-replicas", 0);
    values.put("agentclock.processor.state-dir", folder.resolve("state").toString());
    values.put("agentclock.processor.port", processorPort);
    values.put("agentclock.query.authentication", "off");
    values.put("agentclock.query.port", Ports.anyFree());
    values.put(
        "agentclock.query.processors", List.of("http://%s:%d".formatted(HOST, processorPort)));
    return values;
  }
}
