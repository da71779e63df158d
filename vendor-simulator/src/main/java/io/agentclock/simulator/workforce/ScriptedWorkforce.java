package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workforce that does exactly what a test says, and more while it runs. Safe for any number of
 * threads.
 */
public final class ScriptedWorkforce implements Workforce {

  private final Map<String, Agent> agents = new LinkedHashMap<>();
  private final List<TruthEvent> events = new ArrayList<>();

  /** Adds what happens; agents not yet known are made up. */
  public void add(ScriptedChange change) {
    addAll(List.of(change));
  }

  /** Adds all of it at once: nobody sees a part. */
  public synchronized void addAll(List<ScriptedChange> changes) {
    List<TruthEvent> added = changes.stream().map(ScriptedChange::event).toList();
    for (TruthEvent event : added) {
      agents.computeIfAbsent(event.agentId(), id -> new Agent(id, "Scripted", id, "Script"));
    }
    events.addAll(added);
    events.sort(TruthEvent.BY_TIME);
  }

  /** Adds someone who has done nothing yet, or gives a scripted agent a name. */
  public synchronized void add(Agent agent) {
    agents.put(agent.agentId(), agent);
  }

  @Override
  public synchronized List<Agent> agents() {
    return List.copyOf(agents.values());
  }

  @Override
  public synchronized List<TruthEvent> between(Instant from, Instant to) {
    return events.stream().filter(event -> event.in(from, to)).toList();
  }

  @Override
  public synchronized List<TruthEvent> of(String agentId, Instant from, Instant to) {
    return between(from, to).stream().filter(event -> event.agentId().equals(agentId)).toList();
  }
}
