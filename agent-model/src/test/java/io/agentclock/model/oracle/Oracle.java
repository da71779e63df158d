package io.agentclock.model.oracle;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a ledger should say of a log, by the specification alone: keeps all transitions and all
 * ranges, and counts everything again at every progress record. Shares no arithmetic with the
 * ledger.
 */
public final class Oracle {

  private final long length;
  private final Rules rules;
  private final long begin;
  private final Map<String, Scope> scopes = new HashMap<>();

  public Oracle(Rules rules) {
    this(rules, Long.MIN_VALUE);
  }

  /** One that has no rows of intervals that start before an instant. */
  public Oracle(Rules rules, long begin) {
    this.rules = rules;
    this.length = rules.grid().lengthMs();
    this.begin = begin;
  }

  /** A row that should have come out, and the reasons that it may give. */
  public record Row(
      long start, Says says, int revision, Set<RevisionReason> reasons, long producedAt) {}

  /** A transition that should have been put on the timeline. */
  public record Placed(Transition transition, boolean late, boolean holds) {}

  /**
   * A state that should have come out; the run before is null in the first one, since is where
   * there is no transition.
   */
  public record State(
      Activity activity, Long since, UnknownCause cause, Activity before, Long beforeSince) {
    /** Another cause alone is no other state. */
    boolean differsFrom(State other) {
      return !activity.equals(other.activity)
          || !Objects.equals(since, other.since)
          || !Objects.equals(before, other.before)
          || !Objects.equals(beforeSince, other.beforeSince);
    }
  }

  /** A state and when it should have come out. */
  public record Stated(State state, long causedAt) {}

  private final class Scope {
    final Watched watched = new Watched();
    final Map<AgentKey, Agent> agents = new HashMap<>();
    long closedThrough = Long.MIN_VALUE;
  }

  private final class Agent {
    final Heard heard = new Heard(rules.retentionMs(), length);
    final Rows rows = new Rows(rules.offlineRows(), heard);
    final List<Stated> states = new ArrayList<>();
    NavigableMap<Long, Transition> settledHolding = new TreeMap<>();
  }

  /** Takes the log's next entry. */
  public void take(LogEntry entry) {
    if (entry instanceof LogEntry.Item item) {
      Scope scope = scope(item.agent().scope());
      boolean first = !scope.agents.containsKey(item.agent());
      Agent agent = scope.agents.computeIfAbsent(item.agent(), key -> new Agent());
      if (agent.heard.take(item, scope.closedThrough) || first) {
        state(scope, agent, item.causedAtMs());
      }
    } else if (entry instanceof LogEntry.Progress progress) {
      if (progress.stream().equals(Replay.STREAM)) {
        observe(scope(progress.scope()), progress);
      } else {
        pulled(scope(progress.scope()), progress);
      }
    }
  }

  /** The rows that should have come out, in the order of their causes. */
  public List<Row> rows(AgentKey agent) {
    return agent(agent).rows.all();
  }

  /** The transitions that should have been put on the timeline, in order of arrival. */
  public List<Placed> placed(AgentKey agent) {
    return agent(agent).heard.placed();
  }

  /** The states that should have come out. */
  public List<Stated> states(AgentKey agent) {
    return agent(agent).states;
  }

  /** What the rows of an agent should say between two borders, closed or not. */
  public NavigableMap<Long, Says> contents(AgentKey key, long from, long to) {
    Agent agent = agent(key);
    NavigableMap<Long, Says> rows = recount(scope(key.scope()), agent).rows(from, to, length);
    rows.forEach((start, says) -> says.handled(agent.heard.handle().lines(start)));
    return rows;
  }

  /** What the agent should be seen doing at an instant. */
  public Activity activityAt(AgentKey key, long instant) {
    return recount(scope(key.scope()), agent(key)).activityAt(instant);
  }

  /** All transitions, those without length too; oldest first. */
  public List<Transition> transitions(AgentKey key) {
    return agent(key).heard.timeline().all().stream()
        .sorted(Comparator.comparingLong(Transition::atMs))
        .toList();
  }

  /** The transitions that hold, by their instants. */
  public NavigableMap<Long, Transition> holding(AgentKey key) {
    return agent(key).heard.timeline().holding();
  }

  /** Whether anything was ever told of the agent. */
  public boolean knows(AgentKey key) {
    return scope(key.scope()).agents.containsKey(key);
  }

  /** All intervals that end by then are closed; the smallest number there is before any is. */
  public long closedThrough(AgentKey key) {
    return scope(key.scope()).closedThrough;
  }

  /** The start of the first interval that an agent can have a row of. */
  public long firstStart(AgentKey key) {
    return firstStart(agent(key));
  }

  private long firstStart(Agent agent) {
    TreeSet<Long> starts = new TreeSet<>(agent.heard.handle().starts());
    if (!agent.heard.timeline().holding().isEmpty()) {
      starts.add(floor(agent.heard.timeline().holding().firstKey()));
    }
    if (!agent.rows.last().isEmpty()) {
      starts.add(agent.rows.last().firstKey());
    }
    return starts.isEmpty() ? Long.MAX_VALUE : Math.max(starts.first(), begin);
  }

  private void observe(Scope scope, LogEntry.Progress progress) {
    List<long[]> holesBefore = scope.watched.holes();
    scope.watched.add(progress.observed().fromMs(), progress.observed().toMs());
    long border = floor(scope.watched.through());
    long closedBefore = scope.closedThrough;
    boolean crossed = border > closedBefore;
    scope.closedThrough = Math.max(scope.closedThrough, border);
    boolean looksAtAll = crossed || !same(holesBefore, scope.watched.holes());
    for (Agent agent : scope.agents.values()) {
      publish(scope, agent, closedBefore, progress.causedAtMs());
      if (looksAtAll || agent.heard.changedLateAt() < Long.MAX_VALUE) {
        state(scope, agent, progress.causedAtMs());
      }
      agent.heard.settle();
    }
  }

  private void publish(Scope scope, Agent agent, long closedBefore, long producedAt) {
    Recount withoutNews =
        new Recount(agent.settledHolding, scope.watched.holes(), rules.maxUnchangedMs());
    NavigableMap<Long, Transition> holding = agent.heard.timeline().holding();
    recount(scope, agent)
        .rows(firstStart(agent), scope.closedThrough, length)
        .forEach(
            (start, says) ->
                agent.rows.observed(
                    new Rows.Seen(start, says, exists(agent, start), producedAt),
                    start >= closedBefore,
                    () ->
                        reasons(
                            !withoutNews
                                .rows(start, start + length, length)
                                .get(start)
                                .sameOfStates(says),
                            agent.heard.changedLateAt() < start + length)));
    agent.settledHolding = holding;
  }

  private void pulled(Scope scope, LogEntry.Progress progress) {
    for (Agent agent : scope.agents.values()) {
      for (long start : agent.heard.waiting(progress.stream()).tailSet(begin)) {
        Says says = recount(scope, agent).rows(start, start + length, length).get(start);
        agent.rows.pulled(
            new Rows.Seen(start, says, exists(agent, start), progress.causedAtMs()),
            progress.stream());
      }
      agent.heard.settle(progress.stream());
    }
  }

  private boolean exists(Agent agent, long start) {
    return agent.heard.timeline().holding().lowerKey(start + length) != null;
  }

  /**
   * A late transition is the reason where the row would say something else without it. Where it
   * touched the row, but a filled hole alone gives the same, either may be said.
   */
  private static Set<RevisionReason> reasons(boolean late, boolean maybeLate) {
    if (late) {
      return Set.of(RevisionReason.LATE_TRANSITION);
    }
    return maybeLate
        ? Set.of(RevisionReason.LATE_TRANSITION, RevisionReason.GAP_FILLED)
        : Set.of(RevisionReason.GAP_FILLED);
  }

  private void state(Scope scope, Agent agent, long causedAt) {
    State state = stateNow(scope, agent);
    if (agent.states.isEmpty()
        || agent.states.get(agent.states.size() - 1).state.differsFrom(state)) {
      agent.states.add(new Stated(state, causedAt));
    }
  }

  private State stateNow(Scope scope, Agent agent) {
    NavigableMap<Long, Transition> holding = agent.heard.timeline().holding();
    if (holding.isEmpty()) {
      Activity unknown = new Activity(AgentState.UNKNOWN, null);
      return new State(unknown, null, UnknownCause.BEFORE_FIRST, null, null);
    }
    List<Told.Begun> runs = Told.runs(holding);
    Told.Begun run = runs.get(runs.size() - 1);
    long seen =
        scope.watched.nothing()
            ? holding.lastKey()
            : Math.max(holding.lastKey(), scope.watched.through());
    Recount.Doubt doubt = recount(scope, agent).doubtAt(seen);
    return doubt == null
        ? new State(
            run.activity(),
            run.at(),
            null,
            run.before() == null ? null : run.before().activity(),
            run.before() == null ? null : run.before().at())
        : new State(
            new Activity(AgentState.UNKNOWN, null),
            doubt.since(),
            doubt.cause(),
            run.activity(),
            run.at());
  }

  private Recount recount(Scope scope, Agent agent) {
    return new Recount(
        agent.heard.timeline().holding(), scope.watched.holes(), rules.maxUnchangedMs());
  }

  private static boolean same(List<long[]> left, List<long[]> right) {
    return Arrays.deepEquals(left.toArray(), right.toArray());
  }

  private long floor(long instant) {
    return instant - Math.floorMod(instant, length);
  }

  private Scope scope(String scope) {
    return scopes.computeIfAbsent(scope, name -> new Scope());
  }

  private Agent agent(AgentKey key) {
    return scope(key.scope()).agents.get(key);
  }
}
