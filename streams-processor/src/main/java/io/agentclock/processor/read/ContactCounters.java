package io.agentclock.processor.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * The counters of this node's consumers. They are among some thousand metrics, of which Kafka
 * Streams makes a copy for who looks; so they are kept, and looked for again when the consumers are
 * others, and every now and then, as one that takes another's place may have its name.
 */
final class ContactCounters {

  private static final String GROUP = "consumer-coordinator-metrics";
  private static final String REBALANCES = "rebalance-total";
  private static final String REPLIES = "heartbeat-total";

  private final KafkaStreams streams;
  private final int keptFor;
  private Map<String, Map<String, Metric>> kept = Map.of();
  private int readings;

  /**
   * @param keptFor how many readings they are kept for at most
   */
  ContactCounters(KafkaStreams streams, int keptFor) {
    this.streams = streams;
    this.keptFor = keptFor;
  }

  /** What they are at now, by consumer. */
  Map<String, GroupContact.Counters> read() {
    if (readings++ % keptFor == 0 || !kept.keySet().equals(consumers())) {
      kept = find();
    }
    Map<String, GroupContact.Counters> now = new HashMap<>();
    kept.forEach(
        (consumer, metrics) ->
            now.put(
                consumer,
                new GroupContact.Counters(
                    value(metrics.get(REBALANCES)), value(metrics.get(REPLIES)))));
    return now;
  }

  private Set<String> consumers() {
    return streams.metadataForLocalThreads().stream()
        .map(ThreadMetadata::consumerClientId)
        .collect(Collectors.toSet());
  }

  private Map<String, Map<String, Metric>> find() {
    Map<String, Map<String, Metric>> found = new HashMap<>();
    streams
        .metrics()
        .forEach(
            (name, metric) -> {
              if (isCounter(name)) {
                found
                    .computeIfAbsent(name.tags().get("client-id"), consumer -> new HashMap<>())
                    .put(name.name(), metric);
              }
            });
    return found;
  }

  private static boolean isCounter(MetricName name) {
    return name.group().equals(GROUP)
        && (name.name().equals(REBALANCES) || name.name().equals(REPLIES));
  }

  private static double value(Metric metric) {
    return metric != null && metric.metricValue() instanceof Number number
        ? number.doubleValue()
        : 0;
  }
}
