package io.agentclock.processor.topology;

import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.ledger.Rules;
import io.agentclock.processor.raw.LedgerSources;

/**
 * What the processors of all partitions work by.
 *
 * @param sources the vendors whose raw topics are read
 * @param rules the domain's settings
 * @param partitioner where keys belong
 * @param rows writes interval rows
 * @param metrics counts
 */
public record LedgerContext(
    LedgerSources sources,
    Rules rules,
    KeyPartitioner partitioner,
    IntervalRowJson rows,
    ProcessorMetrics metrics) {}
