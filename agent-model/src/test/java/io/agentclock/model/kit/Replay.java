package io.agentclock.model.kit;

import io.agentclock.model.coverage.Range;
import io.agentclock.model.ledger.ClosingStreams;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.model.ledger.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger over a store in memory, driven through a log. */
public final class Replay {

  /** The state stream of every source here. */
  public static final String STREAM = "agent-activity";

  /** The closing stream of a source without a state stream. */
  public static final String HANDLE_STREAM = "agent-segments";

  private static final ClosingStreams CLOSING =
      ClosingStreams.bySource(Map.of("kore", STREAM, "stateless", HANDLE_STREAM));

  private final Rules rules;
  private final RecordedOutput output = new RecordedOutput();
  private InMemoryLedgerStore store = new InMemoryLedgerStore();
  private Ledger ledger;

  public Replay(Rules rules) {
    this.rules = rules;
    restart();
  }

  /** A ledger that has gone through all of a log and through the walks it left. */
  public static Replay of(Rules rules, List<LogEntry> log) {
    Replay replay = new Replay(rules);
    log.forEach(replay::take);
    replay.finishWalks();
    return replay;
  }

  /** Takes the log's next entry. */
  public Optional<Ledger.Verdict> take(LogEntry entry) {
    if (entry instanceof LogEntry.Item item) {
      return Optional.of(ledger.item(item.agent(), item.stream(), item.item(), item.causedAtMs()));
    }
    LogEntry.Progress progress = (LogEntry.Progress) entry;
    Range observed = progress.observed();
    ledger.progress(
        progress.scope(), progress.stream(), observed, Optional.empty(), progress.causedAtMs());
    return Optional.empty();
  }

  /** Takes some agents through the walks under way. */
  public boolean walkSome(int most) {
    return ledger.walkSome(most);
  }

  /** Takes everyone through the walks under way. */
  public void finishWalks() {
    while (ledger.walkSome(7)) {
      // the next ones
    }
  }

  /** Another ledger over the same store, as after a shutdown. */
  public void restart() {
    ledger = new Ledger(store, output, rules, CLOSING);
  }

  /** What a transaction that commits now would keep. */
  public Commit commit() {
    return new Commit(store.copy(), output.size());
  }

  /** A crash: nothing after the last commit ever happened. */
  public void crashTo(Commit commit) {
    store = commit.store().copy();
    output.rollBackTo(commit.said());
    restart();
  }

  /** What is left after a crash. */
  public record Commit(InMemoryLedgerStore store, int said) {}

  /** What the ledger said. */
  public RecordedOutput output() {
    return output;
  }

  /** What the ledger keeps. */
  public InMemoryLedgerStore store() {
    return store;
  }

  /** What to count by. */
  public Rules rules() {
    return rules;
  }
}
