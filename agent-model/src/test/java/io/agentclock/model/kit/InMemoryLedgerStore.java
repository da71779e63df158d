package io.agentclock.model.kit;

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

/**
 * A ledger's store in sorted maps, agents in the order of their keys' bytes. It can be copied: what
 * a crash leaves behind.
 */
public final class InMemoryLedgerStore implements LedgerStore {

  private static final Comparator<AgentKey> BY_BYTES =
      Comparator.comparing(
          agent -> agent.toString().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final NavigableMap<String, ScopeState> scopes = new TreeMap<>();
  private final Map<String, NavigableMap<AgentKey, AgentHead>> heads = new TreeMap<>();
  private final Map<AgentKey, NavigableMap<Long, Slot>> slots = new HashMap<>();
  private final Map<AgentKey, Map<String, SegmentFacts>> segments = new HashMap<>();
  private final Map<String, NavigableSet<AgentKey>> pending = new TreeMap<>();
  private long looks;

  /** Another store that holds the same. */
  public InMemoryLedgerStore copy() {
    InMemoryLedgerStore copy = new InMemoryLedgerStore();
    copy.scopes.putAll(scopes);
    heads.forEach((scope, agents) -> copy.heads.put(scope, new TreeMap<>(agents)));
    slots.forEach((agent, starts) -> copy.slots.put(agent, new TreeMap<>(starts)));
    segments.forEach((agent, ids) -> copy.segments.put(agent, new TreeMap<>(ids)));
    pending.forEach((stream, agents) -> copy.pending.put(stream, new TreeSet<>(agents)));
    return copy;
  }

  /** All slots of an agent, by the start of their interval. */
  public NavigableMap<Long, Slot> slots(AgentKey agent) {
    return slots.getOrDefault(agent, new TreeMap<>());
  }

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
    return Optional.ofNullable(heads(agent.scope()).get(agent));
  }

  @Override
  public void putHead(AgentKey agent, AgentHead head) {
    heads.computeIfAbsent(agent.scope(), scope -> new TreeMap<>(BY_BYTES)).put(agent, head);
  }

  @Override
  public Optional<Slot> slot(AgentKey agent, long startMs) {
    looks++;
    return Optional.ofNullable(slots(agent).get(startMs));
  }

  /** How often a slot was looked for. */
  public long looks() {
    return looks;
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
    slots.computeIfAbsent(agent, key -> new TreeMap<>()).put(startMs, slot);
  }

  @Override
  public void dropSlots(String scope, long fromMs, long toMs, BiConsumer<AgentKey, Slot> dropped) {
    for (AgentKey agent : heads(scope).keySet()) {
      NavigableMap<Long, Slot> old = slots(agent).subMap(fromMs, true, toMs, false);
      old.values().forEach(slot -> dropped.accept(agent, slot));
      old.clear();
    }
  }

  @Override
  public Optional<SegmentFacts> segment(AgentKey agent, String segmentId) {
    return Optional.ofNullable(segments(agent).get(segmentId));
  }

  @Override
  public void putSegment(AgentKey agent, String segmentId, SegmentFacts facts) {
    segments.computeIfAbsent(agent, key -> new TreeMap<>()).put(segmentId, facts);
  }

  @Override
  public void removeSegment(AgentKey agent, String segmentId) {
    segments(agent).remove(segmentId);
  }

  /** All segments of an agent, by their ids. */
  public Map<String, SegmentFacts> segments(AgentKey agent) {
    return segments.getOrDefault(agent, new TreeMap<>());
  }

  @Override
  public void putPending(AgentKey agent, String stream) {
    pending
        .computeIfAbsent(queue(agent.scope(), stream), queue -> new TreeSet<>(BY_BYTES))
        .add(agent);
  }

  @Override
  public void removePending(AgentKey agent, String stream) {
    waiting(agent.scope(), stream).remove(agent);
  }

  @Override
  public boolean hasPending(String scope, String stream) {
    return !waiting(scope, stream).isEmpty();
  }

  @Override
  public List<AgentKey> pendingAfter(
      String scope, String stream, Optional<AgentKey> after, int limit) {
    return after(waiting(scope, stream), after, limit);
  }

  @Override
  public List<AgentKey> agentsAfter(String scope, Optional<AgentKey> after, int limit) {
    return after(heads(scope).navigableKeySet(), after, limit);
  }

  private NavigableMap<AgentKey, AgentHead> heads(String scope) {
    return heads.getOrDefault(scope, new TreeMap<>(BY_BYTES));
  }

  private NavigableSet<AgentKey> waiting(String scope, String stream) {
    return pending.getOrDefault(queue(scope, stream), new TreeSet<>(BY_BYTES));
  }

  private static String queue(String scope, String stream) {
    return scope + '/' + stream;
  }

  private static List<AgentKey> after(
      NavigableSet<AgentKey> agents, Optional<AgentKey> after, int limit) {
    return after.map(agent -> agents.tailSet(agent, false)).orElse(agents).stream()
        .limit(limit)
        .toList();
  }
}
