package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerReads;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A ledger that is asked for the same intervals of one agent after the other, in the order of their
 * keys: an interval's slots lie in that order, so each is found by going on from the last one.
 */
public final class SlotScan implements LedgerReads, AutoCloseable {

  /** A day of half hours, and some. Of what else is asked for, each slot is looked up. */
  private static final int MOST_INTERVALS = 64;

  private final ReadOnlyLedgerStore store;
  private final ReadOnlyKeyValueStore<byte[], byte[]> slots;
  private final Map<Long, Interval> intervals = new HashMap<>();
  private String scope = "";

  SlotScan(ReadOnlyLedgerStore store, ReadOnlyKeyValueStore<byte[], byte[]> slots) {
    this.store = store;
    this.slots = slots;
  }

  /** The slots of one interval that are still to come. */
  private record Interval(KeyValueIterator<byte[], byte[]> entries) {

    /** Goes on to a key. */
    Optional<Slot> at(byte[] key) {
      while (entries.hasNext()) {
        int order = Arrays.compareUnsigned(entries.peekNextKey(), key);
        if (order > 0) {
          return Optional.empty();
        }
        KeyValue<byte[], byte[]> entry = entries.next();
        if (order == 0) {
          return Optional.of(LedgerCodec.readSlot(entry.value));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * The slot of the interval that starts there. Of an interval each agent is asked for once, and
   * after those before it.
   */
  @Override
  public Optional<Slot> slot(AgentKey agent, long startMs) {
    enter(agent.scope());
    byte[] key = StoreKeys.slot(agent, startMs);
    Interval interval = intervals.get(startMs);
    if (interval == null) {
      if (intervals.size() == MOST_INTERVALS) {
        return store.slot(agent, startMs);
      }
      interval = new Interval(slots.range(key, StoreKeys.afterInterval(scope, startMs)));
      intervals.put(startMs, interval);
    }
    return interval.at(key);
  }

  @Override
  public Optional<ScopeState> scope(String asked) {
    return store.scope(asked);
  }

  @Override
  public Optional<AgentHead> head(AgentKey agent) {
    return store.head(agent);
  }

  @Override
  public OptionalLong nextSlotMs(String asked, long fromMs) {
    return store.nextSlotMs(asked, fromMs);
  }

  private void enter(String next) {
    if (!next.equals(scope)) {
      close();
      scope = next;
    }
  }

  @Override
  public void close() {
    intervals.values().forEach(interval -> interval.entries().close());
    intervals.clear();
  }
}
