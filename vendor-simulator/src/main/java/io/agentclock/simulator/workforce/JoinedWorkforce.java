package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two workforces as one; an agent of both does what either says. */
public final class JoinedWorkforce implements Workforce {

  private final Workforce one;
  private final Workforce other;

  public JoinedWorkforce(Workforce one, Workforce other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public List<Agent> agents() {
    Map<String, Agent> byId =
        Stream.concat(one.agents().stream(), other.agents().stream())
            .collect(Collectors.toMap(Agent::agentId, a -> a, (a, b) -> a, LinkedHashMap::new));
    return List.copyOf(byId.values());
  }

  @Override
  public List<TruthEvent> between(Instant from, Instant to) {
    return joined(one.between(from, to), other.between(from, to));
  }

  @Override
  public List<TruthEvent> of(String agentId, Instant from, Instant to) {
    return joined(one.of(agentId, from, to), other.of(agentId, from, to));
  }

  private static List<TruthEvent> joined(List<TruthEvent> some, List<TruthEvent> more) {
    return Stream.concat(some.stream(), more.stream()).sorted(TruthEvent.BY_TIME).toList();
  }
}
