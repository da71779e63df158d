package io.agentclock.processor;

import io.agentclock.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Settings as a file would give them. */
final class TestSettings {

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
        agentclock.processor.standby-replicas: 0
        %s
        """
            .formatted(bootstrap, partitions, stateDir, more);
    return Settings.of(Settings.parse(yaml, "test settings"), Map.of());
  }
}
