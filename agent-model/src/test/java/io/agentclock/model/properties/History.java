package io.agentclock.model.properties;

import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.ledger.Rules;
import java.util.List;
import java.util.Random;

/**
 * A random raw log of one partition.
 *
 * @param seed what it was made from, and what everything random about its use is made from
 * @param rules what to count by
 * @param agents who is in it
 * @param log items in pulls, each pull followed by its progress
 * @param begin rows of intervals that start earlier don't matter: they are older than the retention
 */
record History(long seed, Rules rules, List<AgentKey> agents, List<LogEntry> log, long begin) {

  History(long seed, Rules rules, List<AgentKey> agents, List<LogEntry> log) {
    this(seed, rules, agents, log, Long.MIN_VALUE);
  }

  Random random() {
    return new Random(seed);
  }

  History withLog(List<LogEntry> other) {
    return new History(seed, rules, agents, List.copyOf(other), begin);
  }

  History withRules(Rules other) {
    return new History(seed, other, agents, log, begin);
  }

  /** One more pull of every scope, over a border: all that waits comes out. */
  List<LogEntry> closing() {
    Range whole = whole();
    Range next = new Range(whole.toMs(), whole.toMs() + rules.grid().lengthMs());
    return agents.stream()
        .map(AgentKey::scope)
        .distinct()
        .<LogEntry>map(scope -> new LogEntry.Progress(scope, next, next.toMs()))
        .toList();
  }

  /** From the first instant that was observed to the last. */
  Range whole() {
    List<Range> ranges =
        log.stream()
            .filter(LogEntry.Progress.class::isInstance)
            .map(entry -> ((LogEntry.Progress) entry).observed())
            .toList();
    return new Range(
        ranges.stream().mapToLong(Range::fromMs).min().orElseThrow(),
        ranges.stream().mapToLong(Range::toMs).max().orElseThrow());
  }

  long items() {
    return log.stream().filter(LogEntry.Item.class::isInstance).count();
  }

  @Override
  public String toString() {
    return "history of seed %d: %d items, %d entries, %s, interval %d min"
        .formatted(seed, items(), log.size(), agents, rules.grid().lengthMs() / 60_000);
  }
}
