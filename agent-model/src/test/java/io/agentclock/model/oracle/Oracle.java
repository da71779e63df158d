package io.agentclock.model.oracle;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.kit.LogEntry;
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

/**
 * What a ledger should say of a log, by the specification alone: keeps all transitions and all
 * ranges, and counts everything again at every progress record. Shares no arithmetic with the
 * ledger.
 */
public final class Oracle {

  private final long length;
  private final Rules rules;
  private final Map<String, Scope> scopes = new HashMap<>();

  public Oracle(Rules rules) {
    this.rules = rules;
    this.length = rules.grid().lengthMs();
  }

  /** A row that should have come out, and the reasons that it may give. */
  public record Row(
      long start, Says says, int revision, Set<RevisionReason> reasons, long producedAt) {}

  /** A transition that should have been put on the timeline. */
  public record Placed(Transition transition, boolean late, boolean holds) {}

  /** A state that should have come out; the run before is null in the first one. */
  public record State(
      Activity activity, long since, UnknownCause cause, Activity before, Long beforeSince) {
    /** Another cause alone is no other state. */
    boolean differsFrom(State other) {
      return !activity.equals(other.activity)
          || since != other.since
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
    final Told told = new Told();
    final NavigableMap<Long, Row> last = new TreeMap<>();
    final List<Row> rows = new ArrayList<>();
    final List<Placed> placed = new ArrayList<>();
    final List<Stated> states = new ArrayList<>();
    NavigableMap<Long, Transition> settledHolding = new TreeMap<>();
    long changedLateAt = Long.MAX_VALUE;
  }

  /** Takes the log's next entry. */
  public void take(LogEntry entry) {
    if (entry instanceof LogEntry.Item item) {
      Scope scope = scope(item.agent().scope());
      Agent agent = scope.agents.computeIfAbsent(item.agent(), key -> new Agent());
      if (agent.told.add(item.transition())) {
        Transition told = item.transition();
        boolean holds = agent.told.holding().get(told.atMs()).equals(told);
        agent.placed.add(new Placed(told, floor(told.atMs()) < scope.closedThrough, holds));
        if (item.transition().atMs() < scope.closedThrough) {
          agent.changedLateAt = Math.min(agent.changedLateAt, item.transition().atMs());
        }
        state(scope, agent, item.causedAtMs());
      }
    } else if (entry instanceof LogEntry.Progress progress) {
      observe(scope(progress.scope()), progress);
    }
  }

  /** The rows that should have come out, in the order of their causes. */
  public List<Row> rows(AgentKey agent) {
    return agent(agent).rows;
  }

  /** The transitions that should have been put on the timeline, in order of arrival. */
  public List<Placed> placed(AgentKey agent) {
    return agent(agent).placed;
  }

  /** The states that should have come out. */
  public List<Stated> states(AgentKey agent) {
    return agent(agent).states;
  }

  /** What the rows of an agent should say between two borders, closed or not. */
  public NavigableMap<Long, Says> contents(AgentKey key, long from, long to) {
    return recount(scope(key.scope()), agent(key)).rows(from, to, length);
  }

  /** What the agent should be seen doing at an instant. */
  public Activity activityAt(AgentKey key, long instant) {
    return recount(scope(key.scope()), agent(key)).activityAt(instant);
  }

  /** All transitions, those without length too; oldest first. */
  public List<Transition> transitions(AgentKey key) {
    return agent(key).told.all().stream()
        .sorted(Comparator.comparingLong(Transition::atMs))
        .toList();
  }

  /** The transitions that hold, by their instants. */
  public NavigableMap<Long, Transition> holding(AgentKey key) {
    return agent(key).told.holding();
  }

  /** Whether anything was ever told of the agent. */
  public boolean knows(AgentKey key) {
    return scope(key.scope()).agents.containsKey(key);
  }

  /** All intervals that end by then are closed; the smallest number there is before any is. */
  public long closedThrough(AgentKey key) {
    return scope(key.scope()).closedThrough;
  }

  /** The start of the first interval that an agent has a row of. */
  public long firstStart(AgentKey key) {
    return floor(agent(key).told.holding().firstKey());
  }

  private void observe(Scope scope, LogEntry.Progress progress) {
    List<long[]> holesBefore = scope.watched.holes();
    scope.watched.add(progress.observed().fromMs(), progress.observed().toMs());
    long border = floor(scope.watched.through());
    boolean crossed = border > scope.closedThrough;
    scope.closedThrough = Math.max(scope.closedThrough, border);
    boolean looksAtAll = crossed || !same(holesBefore, scope.watched.holes());
    for (Agent agent : scope.agents.values()) {
      publish(scope, agent, progress.causedAtMs());
      if (looksAtAll || agent.changedLateAt < Long.MAX_VALUE) {
        state(scope, agent, progress.causedAtMs());
      }
      agent.changedLateAt = Long.MAX_VALUE;
    }
  }

  private void publish(Scope scope, Agent agent, long producedAt) {
    long first = floor(agent.told.holding().firstKey());
    NavigableMap<Long, Says> now = recount(scope, agent).rows(first, scope.closedThrough, length);
    Recount withoutNews =
        new Recount(agent.settledHolding, scope.watched.holes(), rules.maxUnchangedMs());
    now.forEach(
        (start, says) -> {
          Row before = agent.last.get(start);
          boolean due = before == null && (!says.idle() || rules.offlineRows());
          if (due) {
            put(agent, new Row(start, says, 0, Set.of(RevisionReason.CLOSED), producedAt));
          } else if (before != null && !before.says().equals(says)) {
            boolean late = !withoutNews.rows(start, start + length, length).get(start).equals(says);
            Set<RevisionReason> reasons = reasons(late, agent.changedLateAt < start + length);
            put(agent, new Row(start, says, before.revision() + 1, reasons, producedAt));
          }
        });
    agent.settledHolding = agent.told.holding();
  }

  private static void put(Agent agent, Row row) {
    agent.last.put(row.start(), row);
    agent.rows.add(row);
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
    NavigableMap<Long, Transition> holding = agent.told.holding();
    List<Told.Begun> runs = Told.runs(holding);
    Told.Begun run = runs.get(runs.size() - 1);
    long seen =
        scope.watched.nothing()
            ? holding.lastKey()
            : Math.max(holding.lastKey(), scope.watched.through());
    Recount.Doubt doubt = recount(scope, agent).doubtAt(seen);
    State state =
        doubt == null
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
    if (agent.states.isEmpty()
        || agent.states.get(agent.states.size() - 1).state.differsFrom(state)) {
      agent.states.add(new Stated(state, causedAt));
    }
  }

  private Recount recount(Scope scope, Agent agent) {
    return new Recount(agent.told.holding(), scope.watched.holes(), rules.maxUnchangedMs());
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
