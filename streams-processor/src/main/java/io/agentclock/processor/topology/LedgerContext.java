package io.agentclock.processor.topology;

import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.raw.Source;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the processors of all partitions work by.
 *
 * @param sourcesByTopic the source of each raw topic
 * @param rules the domain's settings
 * @param partitioner where keys belong
 * @param rows writes interval rows
 * @param metrics counts
 */
public record LedgerContext(
    Map<String, Source> sourcesByTopic,
    Rules rules,
    KeyPartitioner partitioner,
    IntervalRowJson rows,
    ProcessorMetrics metrics) {

  public LedgerContext {
    sourcesByTopic = Map.copyOf(sourcesByTopic);
  }

  /** The sources by their names. */
  public Map<String, Source> sourcesByName() {
    return sourcesByTopic.values().stream()
        .collect(Collectors.toMap(Source::name, Function.identity()));
  }
}
