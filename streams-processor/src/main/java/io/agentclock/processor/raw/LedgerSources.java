package io.agentclock.processor.raw;

import io.agentclock.model.ledger.ClosingStreams;
import java.util.Map;

/**
 * The vendors whose raw topics are read, and what closes their accounts.
 *
 * @param byTopic by raw topic
 * @param closing the closing stream of each {@code source:account}
 */
public record LedgerSources(Map<String, Source> byTopic, ClosingStreams closing) {

  public LedgerSources {
    byTopic = Map.copyOf(byTopic);
  }
}
