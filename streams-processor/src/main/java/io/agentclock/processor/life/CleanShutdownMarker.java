package io.agentclock.processor.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that says the stores were closed in order. Without it they may hold what no transaction
 * ever committed, and are wiped and restored from their changelogs.
 */
final class CleanShutdownMarker {

  private final Path marker;
  private final Path stores;
  private final String cluster;

  /**
   * @param stateDir Kafka Streams' state directory
   * @param applicationId its application id
   * @param cluster id of the Kafka cluster; stores of another one, or of its topics' last life, are
   *     worth nothing
   */
  CleanShutdownMarker(Path stateDir, String applicationId, String cluster) {
    this.cluster = cluster;
    this.marker = stateDir.resolve(applicationId + ".clean-shutdown");
    this.stores = stateDir.resolve(applicationId);
  }

  /** Whether there are stores that weren't closed in order. */
  boolean leftUnclean() {
    return Files.exists(stores) && !isMarkedFor(cluster);
  }

  private boolean isMarkedFor(String id) {
    try {
      return Files.exists(marker) && Files.readString(marker).equals(id);
    } catch (IOException e) {
      throw new UncheckedIOException("agentclock.processor.state-dir: can't read there", e);
    }
  }

  /** From now on an end without {@link #put()} is an unclean one. */
  void remove() {
    try {
      Files.createDirectories(marker.getParent());
      Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw new UncheckedIOException("agentclock.processor.state-dir: can't write there", e);
    }
  }

  /** The stores were closed in order. */
  void put() {
    try {
      Files.writeString(marker, cluster);
    } catch (IOException e) {
      throw new UncheckedIOException("agentclock.processor.state-dir: can't write there", e);
    }
  }
}
