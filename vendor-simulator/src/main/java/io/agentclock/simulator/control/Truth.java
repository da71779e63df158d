package io.agentclock.simulator.control;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What really happened, whatever a vendor says of it, by that vendor's agent ids: read-only. */
public final class Truth {

  private final Workforce workforce;
  private final Function<Agent, String> ids;

  /** By the workforce's own ids. */
  public Truth(Workforce workforce) {
    this(workforce, Agent::agentId);
  }

  /**
   * @param ids what the vendor calls each agent
   */
  public Truth(Workforce workforce, Function<Agent, String> ids) {
    this.workforce = workforce;
    this.ids = ids;
  }

  public List<Agent> agents() {
    return workforce.agents().stream()
        .map(
            agent -> new Agent(ids.apply(agent), agent.firstName(), agent.lastName(), agent.team()))
        .toList();
  }

  /** What everyone did with {@code from <= at < to}, by time. */
  public List<TruthEvent> between(Instant from, Instant to) {
    Map<String, String> byOwn = new HashMap<>();
    workforce.agents().forEach(agent -> byOwn.put(agent.agentId(), ids.apply(agent)));
    return workforce.between(from, to).stream()
        .map(event -> called(byOwn.get(event.agentId()), event))
        .toList();
  }

  /** What one agent did with {@code from <= at < to}, by time. */
  public List<TruthEvent> of(String agentId, Instant from, Instant to) {
    return workforce.agents().stream()
        .filter(agent -> ids.apply(agent).equals(agentId))
        .flatMap(agent -> workforce.of(agent.agentId(), from, to).stream())
        .map(event -> called(agentId, event))
        .toList();
  }

  /** The contacts everyone has handled to their end before {@code to}, by agent and time. */
  public List<HandledContact> contacts(Instant to) {
    return workforce.agents().stream().flatMap(agent -> contacts(agent, to).stream()).toList();
  }

  /** Those of one agent. */
  public List<HandledContact> contactsOf(String agentId, Instant to) {
    return workforce.agents().stream()
        .filter(agent -> ids.apply(agent).equals(agentId))
        .flatMap(agent -> contacts(agent, to).stream())
        .toList();
  }

  private List<HandledContact> contacts(Agent agent, Instant to) {
    List<TruthEvent> events = workforce.of(agent.agentId(), Instant.EPOCH, to);
    return HandledContacts.of(events).stream()
        .map(contact -> called(ids.apply(agent), contact))
        .toList();
  }

  private static TruthEvent called(String agentId, TruthEvent event) {
    return new TruthEvent(
        agentId, event.at(), event.doing(), event.code(), event.said(), event.postedAt());
  }

  private static HandledContact called(String agentId, HandledContact contact) {
    return new HandledContact(
        agentId, contact.start(), contact.contactEnd(), contact.wrapUpEnd(), contact.held());
  }
}
