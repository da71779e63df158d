package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where a partition's ledger keeps what it knows. Implementations keep what they are given and give
 * it back; no rule lives in them.
 */
public interface LedgerStore extends LedgerReads {

  /** The scopes there are. */
  List<String> scopes();

  void putScope(String scope, ScopeState state);

  void putHead(AgentKey agent, AgentHead head);

  void putSlot(AgentKey agent, long startMs, Slot slot);

  /**
   * Removes the slots of a scope whose interval starts in {@code [fromMs, toMs)}.
   *
   * @param dropped is shown each of them
   */
  void dropSlots(String scope, long fromMs, long toMs, BiConsumer<AgentKey, Slot> dropped);

  /** What is known of an agent's segment. */
  Optional<SegmentFacts> segment(AgentKey agent, String segmentId);

  void putSegment(AgentKey agent, String segmentId, SegmentFacts facts);

  void removeSegment(AgentKey agent, String segmentId);

  /** Remembers that an agent has intervals waiting for a stream's progress. */
  void putPending(AgentKey agent, String stream);

  void removePending(AgentKey agent, String stream);

  /** Whether any agent of a scope has intervals waiting for a stream's progress. */
  boolean hasPending(String scope, String stream);

  /** Up to {@code limit} such agents after one in key order, from the first if there is none. */
  List<AgentKey> pendingAfter(String scope, String stream, Optional<AgentKey> after, int limit);

  /**
   * Up to {@code limit} agents of a scope after one in key order, from the first if there is none.
   */
  List<AgentKey> agentsAfter(String scope, Optional<AgentKey> after, int limit);
}
