package io.agentclock.model.properties;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A stretch of time that someone reads of one agent, and what there should be to read. */
final class Window {

  private final Oracle oracle;
  private final AgentKey agent;
  private final long length;
  private final long from;
  private final long to;

  Window(History history, Oracle oracle, AgentKey agent) {
    this.oracle = oracle;
    this.agent = agent;
    this.length = history.rules().grid().lengthMs();
    Random random = history.random();
    NavigableMap<Long, Transition> holding = oracle.holding(agent);
    long first = oracle.firstStart(agent) - length;
    long told = holding.isEmpty() ? first : holding.lastKey();
    long last = Math.max(told, oracle.closedThrough(agent)) + 3 * length;
    long one = first + (long) (random.nextDouble() * (last - first));
    if (random.nextInt(4) == 0 && !holding.isEmpty()) {
      one = holding.ceilingKey(Math.min(one, holding.lastKey()));
    }
    this.from = random.nextInt(4) == 0 ? first : one;
    this.to = from + 1 + (long) (random.nextDouble() * (last - from));
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /** Published ones as they were published last, open ones as they are now. */
  NavigableMap<Long, Says> rows(long asOf) {
    NavigableMap<Long, Says> rows = new TreeMap<>();
    for (Oracle.Row row : oracle.rows(agent)) {
      rows.put(row.start(), row.says());
    }
    long firstOpen = Math.max(oracle.firstStart(agent), oracle.closedThrough(agent));
    if (firstOpen < asOf) {
      oracle
          .contents(agent, firstOpen, asOf)
          .forEach(
              (start, says) -> {
                if (!says.idle() || start + length >= asOf) {
                  rows.put(start, says);
                }
              });
    }
    return rows.subMap(from - Math.floorMod(from, length), true, to, false);
  }

  /** The transitions inside, and the one in force at the beginning. */
  List<Transition> told() {
    List<Transition> told = new ArrayList<>();
    Map.Entry<Long, Transition> inForce = oracle.holding(agent).floorEntry(from);
    if (inForce != null) {
      told.add(inForce.getValue());
    }
    for (Transition transition : oracle.transitions(agent)) {
      boolean inside = transition.atMs() >= from && transition.atMs() < to;
      if (inside && !told.contains(transition)) {
        told.add(transition);
      }
    }
    return told;
  }

  /** Instants inside that are worth looking at, as far as anything is answered for. */
  NavigableSet<Long> instants(long asOf) {
    NavigableSet<Long> instants = new TreeSet<>();
    long end = Math.min(to, asOf);
    for (long instant = from; instant < end; instant += Math.max(1, length / 3)) {
      instants.add(instant);
    }
    for (Long at : oracle.holding(agent).keySet()) {
      instants.add(at - 1);
      instants.add(at);
    }
    return from < end ? instants.subSet(from, true, end, false) : new TreeSet<>();
  }
}
