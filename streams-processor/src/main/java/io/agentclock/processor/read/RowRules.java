package io.agentclock.processor.read;

import io.agentclock.contract.IntervalRowJson;
import io.agentclock.model.ledger.Rules;

/**
 * How rows are counted and written.
 *
 * @param rules counts
 * @param rows writes
 */
record RowRules(Rules rules, IntervalRowJson rows) {}
