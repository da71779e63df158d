package io.agentclock.model.ledger;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.item.AgentItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
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
  private final Map<String, String> stateStreams;
  private final Map<String, ScopeState> scopes = new HashMap<>();
  private final Set<String> walking = new TreeSet<>();
  private final Map<String, AgentKey> walkedTo = new HashMap<>();

  /**
   * @param stateStreams by source, the stream that coverage and closing go by
   */
  public Ledger(
      LedgerStore store, LedgerOutput output, Rules rules, Map<String, String> stateStreams) {
    this.store = store;
    this.output = output;
    this.rules = rules;
    this.stateStreams = new TreeMap<>(stateStreams);
    for (String scope : store.scopes()) {
      if (scope(scope).activeWalk().isPresent()) {
        walking.add(scope);
      }
    }
  }

  /** What became of an item. */
  public enum Verdict {
    /** It is on the timeline. */
    APPLIED,
    /** The timeline said so already. */
    DUPLICATE,
    /** Nothing so old can change any more. */
    TOO_OLD,
    /** It lies too far after the time it was fetched at. */
    TOO_NEW
  }

  /**
   * One item.
   *
   * @param stream that brought it
   * @param causedAtMs timestamp of the record that brought it, epoch milliseconds
   */
  public Verdict item(AgentKey agent, String stream, AgentItem item, long causedAtMs) {
    if (item instanceof AgentItem.Change change) {
      return item(agent, stream, change.transition(), causedAtMs);
    }
    throw new UnsupportedOperationException("under construction: " + item);
  }

  /**
   * One transition.
   *
   * @param stream that brought it
   * @param causedAtMs timestamp of the record that brought it, epoch milliseconds
   */
  public Verdict item(AgentKey agent, String stream, Transition transition, long causedAtMs) {
    ScopeState scope = scope(agent.scope());
    if (transition.atMs() > transition.fetchedAtMs() + Rules.MOST_AHEAD_MS) {
      return Verdict.TOO_NEW;
    }
    if (isTooOld(agent, scope, transition)) {
      return Verdict.TOO_OLD;
    }
    Optional<AgentHead> known = store.head(agent).map(head -> settle(agent, scope, head));
    AgentHead before = known.orElseGet(() -> AgentHead.first(transition, scope));
    Optional<AgentTimeline.Put> put =
        new AgentTimeline(agent, store, rules.grid()).put(before, transition, stream);
    if (put.isEmpty()) {
      return Verdict.DUPLICATE;
    }
    output.transition(agent, put.get().placed(), put.get().holds(), causedAtMs);
    AgentHead after = doubted(agent, scope, put.get().head());
    store.putHead(agent, after);
    if (known.isEmpty() || !after.showsTheSameAs(before)) {
      output.state(agent, after, causedAtMs);
    }
    return Verdict.APPLIED;
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
    boolean closes = stream.equals(stateStream(scope));
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
          after.observedThroughMs(stateStream(scope)).orElse(before.closedThroughMs());
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
    long keptFromMs = rules.firstKeptMs(walk.observedThroughMs());
    ScopeState finished = state.walking(walk.finished());
    if (walk.everyone() && keptFromMs > state.expiredThroughMs()) {
      store.dropSlots(scope, state.expiredThroughMs(), keptFromMs);
      finished = finished.expiredThrough(keptFromMs);
    }
    keep(scope, finished);
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
        new AgentSettlement.WalkView(walk.get(), scope.coverageOf(stateStream(agent.scope())));
    AgentHead settled = new AgentSettlement(agent, store, output, rules, view).settle(head);
    store.putHead(agent, settled);
    return settled;
  }

  private AgentHead doubted(AgentKey agent, ScopeState scope, AgentHead head) {
    String stream = stateStream(agent.scope());
    OptionalLong through = scope.observedThroughMs(stream);
    return head.doubting(
        AgentSettlement.doubt(
            rules.belief(scope.coverageOf(stream)),
            head.current().last(),
            through.orElse(Long.MIN_VALUE)));
  }

  private boolean isTooOld(AgentKey agent, ScopeState scope, Transition transition) {
    OptionalLong through = scope.observedThroughMs(stateStream(agent.scope()));
    return transition.atMs() < transition.fetchedAtMs() - rules.retentionMs()
        || (through.isPresent() && transition.atMs() < rules.firstKeptMs(through.getAsLong()));
  }

  /** Nothing that old can change any more, and its neighbours in the coverage are gone. */
  private boolean isForgotten(Coverage known, Range observed) {
    OptionalLong through = known.observedThroughMs();
    return through.isPresent() && observed.toMs() <= through.getAsLong() - rules.retentionMs();
  }

  private String stateStream(String scope) {
    String source = scope.substring(0, scope.indexOf(':'));
    String stream = stateStreams.get(source);
    if (stream == null) {
      throw new IllegalArgumentException("no state stream is known of source " + source);
    }
    return stream;
  }

  private ScopeState scope(String scope) {
    return scopes.computeIfAbsent(scope, absent -> store.scope(absent).orElse(ScopeState.NONE));
  }

  private void keep(String scope, ScopeState state) {
    scopes.put(scope, state);
    store.putScope(scope, state);
  }
}
