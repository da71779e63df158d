package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What everyone did from the very start: where an agent is in a session, or when a contact began,
 * only what came before can tell.
 */
final class History {

  // Scripts may reach back behind the seeded history.
  private static final Duration BEFORE = Duration.ofDays(31);

  private final Workforce workforce;
  private final Instant start;

  History(Workforce workforce, Instant historyStart) {
    this.workforce = workforce;
    this.start = historyStart.minus(BEFORE);
  }

  /** Everything before this end, by time for each agent. */
  Map<String, List<TruthEvent>> until(Instant end) {
    Map<String, List<TruthEvent>> byAgent = new LinkedHashMap<>();
    for (TruthEvent event : workforce.between(start, end)) {
      byAgent.computeIfAbsent(event.agentId(), agent -> new ArrayList<>()).add(event);
    }
    return byAgent;
  }

  Map<String, Identity> people() {
    return Identity.all(workforce);
  }
}
