package io.agentclock.quickstart;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker and controller inside this JVM, on loopback only, so that everything can be
 * tried with nothing installed. What was written is there again when it starts on the same folder.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** Always the same, so that a second start knows the folder as its own. */
  private static final String CLUSTER_ID = "AgentClockQuickstart01";

  private static final int NODE_ID = 1;
  private static final String HOST = "127.0.0.1";

  /** For many small topics and little memory; a broker of its own would not be set up like this. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("log.segment.bytes", String.valueOf(64 << 20)),
          Map.entry("log.index.size.max.bytes", String.valueOf(256 << 10)),
          Map.entry("offsets.topic.segment.bytes", String.valueOf(8 << 20)),
          Map.entry("transaction.state.log.segment.bytes", String.valueOf(8 << 20)),
          Map.entry("log.cleaner.threads", "1"),
          Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
          Map.entry("log.cleaner.io.buffer.size", String.valueOf(128 << 10)),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "2"),
          Map.entry("background.threads", "2"),
          Map.entry("num.replica.fetchers", "1"),
          Map.entry("socket.send.buffer.bytes", "-1"),
          Map.entry("socket.receive.buffer.bytes", "-1"));

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker; back when it takes requests.
   *
   * @param port where clients reach it; 0 for any that is free
   * @param dataDir is made if it isn't there
   * @throws IllegalStateException if it can't be started, e.g. because the port is in use
   */
  public static EmbeddedBroker start(int port, Path dataDir) {
    try {
      int clientPort = port == 0 ? Ports.anyFree() : port;
      int controllerPort = Ports.anyFree();
      format(dataDir);
      KafkaRaftServer server =
          new KafkaRaftServer(config(clientPort, controllerPort, dataDir), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, HOST + ':' + clientPort);
    } catch (Exception e) { // Formatter.run() declares no less
      throw new IllegalStateException("the embedded Kafka broker didn't start: " + reason(e), e);
    }
  }

  /** What clients connect to. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker and waits until it has. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path dataDir) throws Exception {
    Formatter formatter = new Formatter();
    formatter
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(NODE_ID)
        .setClusterId(CLUSTER_ID)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(Optional.empty())
        .setDirectories(List.of(dataDir.toString()))
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setIgnoreFormatted(true);
    formatter.run();
  }

  private static KafkaConfig config(int port, int controllerPort, Path dataDir) {
    Map<String, String> config = new HashMap<>(SMALL);
    config.put("process.roles", "broker,controller");
    config.put("node.id", String.valueOf(NODE_ID));
    config.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
    config.put("log.dirs", dataDir.toString());
    return new KafkaConfig(config, false);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
