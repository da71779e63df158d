package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contacts around an interval, as far as the vendor shows them. */
final class Conversations {

  /** No contact is looked for that began longer before the interval, or ends longer after it. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final long seed;
  private final Workforce workforce;

  Conversations(long seed, Workforce workforce) {
    this.seed = seed;
    this.workforce = workforce;
  }

  /** All that may have something to do with the interval; agent by agent, oldest first. */
  List<Conversation> around(Interval interval, Snapshot seen) {
    Interval wide = interval.wider(LONGEST);
    Instant to = wide.to().isBefore(seen.end()) ? wide.to() : seen.end();
    Map<String, List<TruthEvent>> events = new HashMap<>();
    if (wide.from().isBefore(to)) {
      for (TruthEvent event : workforce.between(wide.from(), to)) {
        events.computeIfAbsent(event.agentId(), id -> new ArrayList<>()).add(event);
      }
    }
    List<Conversation> found = new ArrayList<>();
    for (Agent agent : workforce.agents()) {
      String userId = GenesysIds.of(agent);
      HandledContacts.of(events.getOrDefault(agent.agentId(), List.of())).stream()
          .filter(contact -> !contact.wrapUpEnd().isBefore(interval.from()))
          .filter(contact -> contact.start().isBefore(interval.to()))
          .filter(seen::shows)
          .forEach(contact -> found.add(Conversation.of(contact, userId, seed)));
    }
    return found;
  }
}
