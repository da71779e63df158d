package io.agentclock.processor.read;

import java.time.Duration;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Whether the group still counts this node in. A process that slept through its session believes it
 * owns its partitions until its consumers hear otherwise.
 */
final class Heartbeat {

  private static final String LAST_HEARTBEAT = "last-heartbeat-seconds-ago";

  private final KafkaStreams streams;
  private final Duration atMost;

  /**
   * @param atMost how long ago every consumer must have been in touch with its group
   */
  Heartbeat(KafkaStreams streams, Duration atMost) {
    this.streams = streams;
    this.atMost = atMost;
  }

  boolean isFresh() {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(LAST_HEARTBEAT))
        .mapToDouble(Heartbeat::secondsAgo)
        .allMatch(seconds -> seconds >= 0 && seconds <= atMost.toSeconds());
  }

  private static double secondsAgo(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : -1;
  }
}
