package io.agentclock.contract;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic of the contract.
 *
 * @param name with its prefix
 * @param cleanup Kafka's {@code cleanup.policy}
 * @param retention for policies that delete
 */
public record TopicDescriptor(String name, String cleanup, Optional<Duration> retention) {

  /** A row of hundreds of long reasons must not stop the processor. */
  private static final int MOST_BYTES = 8 << 20;

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
    Map<String, String> configs = new TreeMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MOST_BYTES));
    retention.ifPresent(
        kept -> configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.toMillis())));
    return configs;
  }
}
