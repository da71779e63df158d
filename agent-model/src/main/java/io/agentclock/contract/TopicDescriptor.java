package io.agentclock.contract;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic of the contract.
 *
 * @param name with its prefix
 * @param cleanup Kafka's {@code cleanup.policy}
 * @param retention for policies that delete
 */
public record TopicDescriptor(String name, String cleanup, Optional<Duration> retention) {

  static TopicDescriptor deleted(String name, Duration retention) {
    return new TopicDescriptor(name, TopicConfig.CLEANUP_POLICY_DELETE, Optional.of(retention));
  }

  static TopicDescriptor compacted(String name) {
    return new TopicDescriptor(name, TopicConfig.CLEANUP_POLICY_COMPACT, Optional.empty());
  }

  static TopicDescriptor compactedAndDeleted(String name, Duration retention) {
    return new TopicDescriptor(
        name,
        TopicConfig.CLEANUP_POLICY_COMPACT + ',' + TopicConfig.CLEANUP_POLICY_DELETE,
        Optional.of(retention));
  }

  /** The topic's settings, for its creation. */
  public Map<String, String> configs() {
    return retention
        .map(
            kept ->
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    cleanup,
                    TopicConfig.RETENTION_MS_CONFIG,
                    String.valueOf(kept.toMillis())))
        .orElse(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
  }
}
