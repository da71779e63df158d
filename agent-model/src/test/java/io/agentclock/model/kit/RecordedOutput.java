package io.agentclock.model.kit;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything a ledger said, in order. */
public final class RecordedOutput implements LedgerOutput {

  private final List<Event> events = new ArrayList<>();

  /** One thing a ledger said. */
  public sealed interface Event {
    /** Of whom. */
    AgentKey agent();
  }

  /** A transition was put on a timeline. */
  public record Placed(AgentKey agent, Transition transition, boolean holds) implements Event {}

  /** A state changed. */
  public record Stated(
      AgentKey agent,
      Activity activity,
      OptionalLong sinceMs,
      Optional<UnknownCause> cause,
      Optional<Run> previous,
      long causedAtMs)
      implements Event {}

  /** A row came out. */
  public record Rowed(AgentKey agent, long startMs, PublishedRow row) implements Event {}

  @Override
  public void transition(AgentKey agent, Transition transition, boolean holds, long causedAtMs) {
    events.add(new Placed(agent, transition, holds));
  }

  @Override
  public void state(AgentKey agent, AgentHead head, long causedAtMs) {
    events.add(
        new Stated(
            agent, head.activity(), head.sinceMs(), head.cause(), head.previous(), causedAtMs));
  }

  @Override
  public void interval(AgentKey agent, long startMs, PublishedRow row) {
    events.add(new Rowed(agent, startMs, row));
  }

  /** How much was said so far. */
  public int size() {
    return events.size();
  }

  /** Forgets what was said after that: it was never committed. */
  public void rollBackTo(int size) {
    events.subList(size, events.size()).clear();
  }

  /** All of it. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** What was said of one agent. */
  public List<Event> of(AgentKey agent) {
    return events.stream().filter(event -> event.agent().equals(agent)).toList();
  }

  /** What was put on the timeline of one agent, in order of arrival. */
  public List<Placed> placed(AgentKey agent) {
    return of(agent, Placed.class);
  }

  /** The rows of one agent, as they came out. */
  public List<Rowed> rows(AgentKey agent) {
    return of(agent, Rowed.class);
  }

  /** The states of one agent, as they came out. */
  public List<Stated> states(AgentKey agent) {
    return of(agent, Stated.class);
  }

  private <T extends Event> List<T> of(AgentKey agent, Class<T> kind) {
    return events.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(event -> event.agent().equals(agent))
        .toList();
  }
}
