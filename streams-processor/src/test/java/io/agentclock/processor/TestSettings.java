package io.agentclock.processor;

import io.agentclock.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Settings as a file would give them. */
final class TestSettings {

  private static final String STANDBYS = "agentclock.processor.standby-replicas";

  private TestSettings() {}

  static Settings of(Path stateDir, int partitions, String more) {
    return of("localhost:1", stateDir, partitions, more);
  }

  static Settings of(String bootstrap, Path stateDir, int partitions, String more) {
    String yaml =
        """
        kafka.bootstrap.servers: '%s'
        agentclock.topics.partitions: %d
        agentclock.topics.replication-factor: 1
        agentclock.processor.state-dir: '%s'
        agentclock.processor.port: 0
        %s
        %s
        """
            .formatted(
                bootstrap,
                partitions,
                stateDir,
                more.contains(STANDBYS) ? "" : STANDBYS + ": 0",
                more);
    return Settings.of(Settings.parse(yaml, "test settings"), Map.of());
  }
}
