package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerStore;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.Slot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** A ledger's store in sorted maps; the order is that of the keys' bytes. */
final class InMemoryLedgerStore implements LedgerStore {

  private static final Comparator<AgentKey> BY_BYTES =
      Comparator.comparing(
          agent -> agent.toString().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final NavigableMap<String, ScopeState> scopes = new TreeMap<>();
  private final NavigableMap<AgentKey, AgentHead> heads = new TreeMap<>(BY_BYTES);
  private final Map<AgentKey, NavigableMap<Long, Slot>> slots = new HashMap<>();
  private final Map<AgentKey, Map<String, SegmentFacts>> segments = new HashMap<>();
  private final Map<String, NavigableSet<AgentKey>> pending = new HashMap<>();

  @Override
  public Optional<ScopeState> scope(String scope) {
    return Optional.ofNullable(scopes.get(scope));
  }

  @Override
  public List<String> scopes() {
    return List.copyOf(scopes.keySet());
  }

  @Override
  public void putScope(String scope, ScopeState state) {
    scopes.put(scope, state);
  }

  @Override
  public Optional<AgentHead> head(AgentKey agent) {
    return Optional.ofNullable(heads.get(agent));
  }

  @Override
  public void putHead(AgentKey agent, AgentHead head) {
    heads.put(agent, head);
  }

  @Override
  public Optional<Slot> slot(AgentKey agent, long startMs) {
    return Optional.ofNullable(slots.getOrDefault(agent, new TreeMap<>()).get(startMs));
  }

  @Override
  public OptionalLong nextSlotMs(String scope, long fromMs) {
    return slots.entrySet().stream()
        .filter(entry -> entry.getKey().scope().equals(scope))
        .map(entry -> entry.getValue().ceilingKey(fromMs))
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min();
  }

  @Override
  public void putSlot(AgentKey agent, long startMs, Slot slot) {
    slots.computeIfAbsent(agent, absent -> new TreeMap<>()).put(startMs, slot);
  }

  @Override
  public void dropSlots(String scope, long fromMs, long toMs, BiConsumer<AgentKey, Slot> dropped) {
    slots.forEach(
        (agent, starts) -> {
          if (agent.scope().equals(scope)) {
            NavigableMap<Long, Slot> old = starts.subMap(fromMs, true, toMs, false);
            old.values().forEach(slot -> dropped.accept(agent, slot));
            old.clear();
          }
        });
  }

  @Override
  public Optional<SegmentFacts> segment(AgentKey agent, String segmentId) {
    return Optional.ofNullable(segments.getOrDefault(agent, Map.of()).get(segmentId));
  }

  @Override
  public void putSegment(AgentKey agent, String segmentId, SegmentFacts facts) {
    segments.computeIfAbsent(agent, absent -> new HashMap<>()).put(segmentId, facts);
  }

  @Override
  public void removeSegment(AgentKey agent, String segmentId) {
    segments.getOrDefault(agent, new HashMap<>()).remove(segmentId);
  }

  @Override
  public void putPending(AgentKey agent, String stream) {
    pending.computeIfAbsent(stream, absent -> new TreeSet<>(BY_BYTES)).add(agent);
  }

  @Override
  public void removePending(AgentKey agent, String stream) {
    waiting(stream).remove(agent);
  }

  @Override
  public boolean hasPending(String scope, String stream) {
    return waiting(stream).stream().anyMatch(agent -> agent.scope().equals(scope));
  }

  @Override
  public List<AgentKey> pendingAfter(
      String scope, String stream, Optional<AgentKey> after, int limit) {
    return after(waiting(stream), scope, after, limit);
  }

  @Override
  public List<AgentKey> agentsAfter(String scope, Optional<AgentKey> after, int limit) {
    return after(heads.navigableKeySet(), scope, after, limit);
  }

  private NavigableSet<AgentKey> waiting(String stream) {
    return pending.getOrDefault(stream, new TreeSet<>(BY_BYTES));
  }

  private static List<AgentKey> after(
      NavigableSet<AgentKey> agents, String scope, Optional<AgentKey> after, int limit) {
    return after.map(agent -> agents.tailSet(agent, false)).orElse(agents).stream()
        .filter(agent -> agent.scope().equals(scope))
        .limit(limit)
        .toList();
  }
}
