package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the quick start. A port of 0 means any that is free. */
final class QuickstartOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "a configuration file whose feeds replace the simulated ones; 'feeds: {}' starts empty")
  private Path config;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "of the API and the dashboard (default: ${DEFAULT-VALUE}; 0: any free one)")
  private int port;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      description = "of the Kafka broker (default: ${DEFAULT-VALUE}; 0: any free one)")
  private int kafkaPort;

  @Option(
      names = "--simulator-port",
      defaultValue = "0",
      description = "of the simulated vendors (default: any free one)")
  private int simulatorPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "where topics and stores are kept (default: a temporary one, then removed)")
  private Path dataDir;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "200",
      description = "how many agents are simulated (default: ${DEFAULT-VALUE})")
  private int agents;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed simulates another history (default: ${DEFAULT-VALUE})")
  private long seed;

  /** A file whose feeds replace the simulated ones. */
  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  int port() {
    return port;
  }

  int kafkaPort() {
    return kafkaPort;
  }

  int simulatorPort() {
    return simulatorPort;
  }

  /** Where data stays after the end. */
  Optional<Path> dataDir() {
    return Optional.ofNullable(dataDir);
  }

  int agents() {
    return agents;
  }

  /**
   * Whether anybody is simulated.
   *
   * @throws BadSettingException if nobody is
   */
  void checkAgents() {
    if (agents < 1) {
      throw new BadSettingException("--agents", agents + " must be 1 or more");
    }
  }

  long seed() {
    return seed;
  }
}
