package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A workforce that is a pure function of seed, size and the second its history starts: agents
 * around the clock with shifts, days off, contacts and pauses, a few who never log out and a few
 * who are never there. Each agent's day has its own random stream, so any part of history can be
 * asked for in any order.
 */
public final class SeededWorkforce implements Workforce {

  private static final long DAY_SECONDS = 86_400;

  private final List<AgentPlan> plans;
  private final Map<String, AgentPlan> plansById;
  private final List<Agent> agents;
  private final List<TruthEvent> onlyShifts;
  private final Instant historyStart;
  private final DayCache days = new DayCache(this::shiftsOf);

  /**
   * @param historyStart nothing happened before; whole seconds
   */
  public SeededWorkforce(long seed, int agentCount, Instant historyStart) {
    this.historyStart = historyStart;
    this.plans = IntStream.range(0, agentCount).mapToObj(i -> AgentPlan.of(seed, i)).toList();
    this.plansById =
        plans.stream().collect(Collectors.toMap(p -> p.agent().agentId(), Function.identity()));
    this.agents = plans.stream().map(AgentPlan::agent).toList();
    this.onlyShifts =
        plans.stream()
            .flatMap(plan -> plan.onlyShift(historyStart.getEpochSecond()).stream())
            .sorted(TruthEvent.BY_TIME)
            .toList();
  }

  @Override
  public List<Agent> agents() {
    return agents;
  }

  @Override
  public List<TruthEvent> between(Instant from, Instant to) {
    Instant start = laterOf(from, historyStart);
    List<TruthEvent> found = new ArrayList<>();
    if (!start.isBefore(to)) {
      return found;
    }
    for (long day = firstDay(start); day <= lastDay(to); day++) {
      addThoseIn(found, days.day(day), start, to);
    }
    addThoseIn(found, onlyShifts, start, to);
    found.sort(TruthEvent.BY_TIME);
    return found;
  }

  @Override
  public List<TruthEvent> of(String agentId, Instant from, Instant to) {
    AgentPlan plan = plansById.get(agentId);
    Instant start = laterOf(from, historyStart);
    List<TruthEvent> found = new ArrayList<>();
    if (plan == null || !start.isBefore(to)) {
      return found;
    }
    for (long day = firstDay(start); day <= lastDay(to); day++) {
      addThoseIn(found, plan.shift(day), start, to);
    }
    addThoseIn(found, plan.onlyShift(historyStart.getEpochSecond()), start, to);
    return found;
  }

  private List<TruthEvent> shiftsOf(long epochDay) {
    List<TruthEvent> found = new ArrayList<>();
    plans.forEach(plan -> found.addAll(plan.shift(epochDay)));
    found.sort(TruthEvent.BY_TIME);
    return found;
  }

  private static void addThoseIn(
      List<TruthEvent> found, List<TruthEvent> events, Instant from, Instant to) {
    events.stream().filter(event -> event.in(from, to)).forEach(found::add);
  }

  // A shift belongs to the day it starts on and may run into the next.
  private static long firstDay(Instant from) {
    return Math.floorDiv(from.getEpochSecond(), DAY_SECONDS) - 1;
  }

  // One that starts at midnight may start some minutes before.
  private static long lastDay(Instant to) {
    return Math.floorDiv(to.getEpochSecond() + 900, DAY_SECONDS);
  }

  private static Instant laterOf(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
