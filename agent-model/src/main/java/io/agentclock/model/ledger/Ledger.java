package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.item.AgentItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * All agents of one partition: takes items and progress in the order of the raw log, and says what
 * follows. What follows depends on that order and the rules alone; not on the clock, and not on how
 * {@link #walkSome} is spread.
 */
public final class Ledger {

  private static final int BATCH = 256;

  private final LedgerStore store;
  private final LedgerOutput output;
  private final Rules rules;
  private final ClosingStreams closingStreams;
  private final Map<String, ScopeState> scopes = new HashMap<>();
  private final Set<String> walking = new TreeSet<>();
  private final Map<String, AgentKey> walkedTo = new HashMap<>();

  /**
   * @param closingStreams the streams that coverage and closing go by
   */
  public Ledger(
      LedgerStore store, LedgerOutput output, Rules rules, ClosingStreams closingStreams) {
    this.store = store;
    this.output = output;
    this.rules = rules;
    this.closingStreams = closingStreams;
    for (String scope : store.scopes()) {
      if (scope(scope).activeWalk().isPresent()) {
        walking.add(scope);
      }
    }
  }

  /** What became of an item. */
  public enum Verdict {
    /** It changed something. */
    APPLIED,
    /** All that it says was known. */
    DUPLICATE,
    /** Nothing so old can change any more; of a window: some of it. */
    TOO_OLD,
    /** It lies too far after the time it was fetched at; of a window: some of it. */
    TOO_NEW
  }

  /**
   * One item.
   *
   * @param stream that brought it
   * @param causedAtMs timestamp of the record that brought it, epoch milliseconds
   */
  public Verdict item(AgentKey agent, String stream, AgentItem item, long causedAtMs) {
    ScopeState scope = scope(agent.scope());
    long firstKeptMs = rules.firstKeptMs(scope.closedThroughMs());
    Optional<Verdict> refused = new ItemAge(rules, firstKeptMs).refusal(item);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<AgentHead> known = store.head(agent).map(head -> settle(agent, scope, head));
    AgentHead before = known.orElseGet(() -> AgentHead.first(scope));
    AgentItems.Place place = new AgentItems.Place(agent, store, rules, stream, firstKeptMs);
    Change change = AgentItems.put(place, before, item);
    if (change.head() == before && change.placed().isEmpty()) {
      return change.verdict();
    }
    change
        .placed()
        .forEach(put -> output.transition(agent, put.transition(), put.holds(), causedAtMs));
    AgentHead after =
        change.movesStanding(before) ? doubted(agent, scope, change.head()) : change.head();
    if (known.isEmpty() || !after.equals(before)) {
      store.putHead(agent, after);
    }
    if (known.isEmpty() || !after.showsTheSameAs(before)) {
      output.state(agent, after, causedAtMs);
    }
    return change.verdict();
  }

  /**
   * One progress record.
   *
   * @param scope {@code source:account}
   * @param staleAfterMs how old the stream's knowledge may get, where the record says so
   * @param causedAtMs the record's timestamp, epoch milliseconds
   */
  public void progress(
      String scope, String stream, Range observed, Optional<Long> staleAfterMs, long causedAtMs) {
    if (walking.contains(scope)) {
      finishWalk(scope);
    }
    ScopeState before = scope(scope);
    if (isForgotten(before.coverageOf(stream), observed)) {
      return;
    }
    Coverage whole = before.coverageOf(stream).with(observed);
    long throughMs = whole.observedThroughMs().orElseThrow();
    ScopeState after =
        before.covering(stream, whole.trimmed(throughMs - rules.retentionMs()), staleAfterMs);
    boolean closes = stream.equals(closingStreams.of(scope));
    long boundaryMs =
        closes
            ? Math.max(before.closedThroughMs(), rules.grid().startOf(throughMs))
            : before.closedThroughMs();
    Optional<Coverage.Changed> holes =
        closes ? before.coverageOf(stream).holesChangedIn(whole) : Optional.empty();
    boolean everyone = holes.isPresent() || boundaryMs > before.closedThroughMs();
    if (everyone || store.hasPending(scope, stream)) {
      long number = before.lastWalk().map(Walk::number).orElse(0L) + 1;
      long observedMs =
          after.observedThroughMs(closingStreams.of(scope)).orElse(before.closedThroughMs());
      after =
          after.walking(
              new Walk(number, stream, causedAtMs, observedMs, boundaryMs, holes, everyone, true));
      walking.add(scope);
    }
    keep(scope, after);
  }

  /**
   * Takes some agents through the walks that are under way.
   *
   * @param most how many agents at most
   * @return whether there are more
   */
  public boolean walkSome(int most) {
    if (walking.isEmpty()) {
      return false;
    }
    walkSome(walking.iterator().next(), most);
    return !walking.isEmpty();
  }

  private void finishWalk(String scope) {
    while (walking.contains(scope)) {
      walkSome(scope, BATCH);
    }
  }

  private void walkSome(String scope, int most) {
    ScopeState state = scope(scope);
    Walk walk = state.activeWalk().orElseThrow();
    Optional<AgentKey> after = Optional.ofNullable(walkedTo.get(scope));
    List<AgentKey> agents =
        walk.everyone()
            ? store.agentsAfter(scope, after, most)
            : store.pendingAfter(scope, walk.stream(), after, most);
    for (AgentKey agent : agents) {
      settle(agent, state, store.head(agent).orElseThrow());
      walkedTo.put(scope, agent);
    }
    if (agents.size() < most) {
      endWalk(scope, state, walk);
    }
  }

  private void endWalk(String scope, ScopeState state, Walk walk) {
    walking.remove(scope);
    walkedTo.remove(scope);
    long keptFromMs = rules.firstKeptMs(walk.boundaryMs());
    ScopeState finished = state.walking(walk.finished());
    if (walk.everyone() && keptFromMs > state.expiredThroughMs()) {
      store.dropSlots(
          scope,
          state.expiredThroughMs(),
          keptFromMs,
          (agent, slot) -> forgetSegments(agent, slot, keptFromMs));
      finished = finished.expiredThrough(keptFromMs);
    }
    keep(scope, finished);
  }

  /** A segment is known as long as the last interval that any of it belongs to. */
  private void forgetSegments(AgentKey agent, Slot dropped, long keptFromMs) {
    for (SegmentShare share : dropped.handle().segments()) {
      Optional<SegmentFacts> known = store.segment(agent, share.segmentId());
      if (known.filter(facts -> facts.lastStartMs(rules.grid()) < keptFromMs).isPresent()) {
        store.removeSegment(agent, share.segmentId());
      }
    }
  }

  /** Takes an agent through the walk under way, if it hasn't been yet. */
  private AgentHead settle(AgentKey agent, ScopeState scope, AgentHead head) {
    Optional<Walk> walk = scope.activeWalk().filter(active -> head.settledWalk() < active.number());
    if (walk.isEmpty()) {
      return head;
    }
    if (!walk.get().concerns(head)) {
      return head.settled(walk.get().number());
    }
    AgentSettlement.WalkView view =
        new AgentSettlement.WalkView(
            walk.get(), scope.coverageOf(closingStreams.of(agent.scope())));
    AgentHead settled = new AgentSettlement(agent, store, output, rules, view).settle(head);
    store.putHead(agent, settled);
    return settled;
  }

  private AgentHead doubted(AgentKey agent, ScopeState scope, AgentHead head) {
    String stream = closingStreams.of(agent.scope());
    OptionalLong through = scope.observedThroughMs(stream);
    return head.doubting(
        AgentSettlement.doubt(
            rules.belief(scope.coverageOf(stream)), head.last(), through.orElse(Long.MIN_VALUE)));
  }

  /** Nothing that old can change any more, and its neighbours in the coverage are gone. */
  private boolean isForgotten(Coverage known, Range observed) {
    OptionalLong through = known.observedThroughMs();
    return through.isPresent() && observed.toMs() <= through.getAsLong() - rules.retentionMs();
  }

  private ScopeState scope(String scope) {
    return scopes.computeIfAbsent(scope, absent -> store.scope(absent).orElse(ScopeState.NONE));
  }

  private void keep(String scope, ScopeState state) {
    scopes.put(scope, state);
    store.putScope(scope, state);
  }
}
