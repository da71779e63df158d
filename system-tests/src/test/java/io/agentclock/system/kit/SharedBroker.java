package io.agentclock.system.kit;

import io.agentclock.quickstart.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real broker for all tests; each test has its own topics by their prefix. It listens in the
 * tests' JVM, so it outlives every process they kill.
 */
final class SharedBroker implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final Path folder;

  private SharedBroker(EmbeddedBroker broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /** The one that runs, started by the first who asks. */
  static SharedBroker of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
        .getOrComputeIfAbsent("broker", key -> start(), SharedBroker.class);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    broker.close();
    Folders.remove(folder);
  }

  private static SharedBroker start() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path folder = Files.createTempDirectory(target, "broker-");
      return new SharedBroker(EmbeddedBroker.start(0, folder), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
