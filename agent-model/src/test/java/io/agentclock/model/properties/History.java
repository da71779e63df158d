package io.agentclock.model.properties;

import io.agentclock.model.AgentKey;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.ledger.Rules;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random raw log of one partition.
 *
 * @param seed what it was made from, and what everything random about its use is made from
 * @param rules what to count by
 * @param agents who is in it
 * @param log items in pulls, each pull followed by its progress
 */
record History(long seed, Rules rules, List<AgentKey> agents, List<LogEntry> log) {

  Random random() {
    return new Random(seed);
  }

  History withLog(List<LogEntry> other) {
    return new History(seed, rules, agents, List.copyOf(other));
  }

  History withRules(Rules other) {
    return new History(seed, other, agents, log);
  }

  /** What says that entries were the last of their pull: all that waits comes out. */
  List<LogEntry> lastProgress() {
    Map<String, LogEntry> last = new TreeMap<>();
    for (LogEntry entry : log) {
      if (entry instanceof LogEntry.Progress progress) {
        last.put(progress.scope(), progress);
      }
    }
    return List.copyOf(last.values());
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
