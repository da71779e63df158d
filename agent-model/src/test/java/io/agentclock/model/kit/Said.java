package io.agentclock.model.kit;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;

/**
 * A step of a story: a vendor says that an agent does something from some instant on.
 *
 * @param fetchedAtMs when it was fetched; unless told, with the instant itself
 */
public record Said(
    AgentKey agent, long atMs, long sequence, Activity activity, RawStatus raw, long fetchedAtMs)
    implements Story.Step {

  /** The agent of stories with only one. */
  public static final AgentKey AGENT = new AgentKey("kore", "acme", "ann");

  /** An instant at which something is about to be said. */
  public record At(long atMs) {
    public Said available() {
      return is(AgentState.AVAILABLE, null);
    }

    public Said busy() {
      return is(AgentState.INTERACTING, null);
    }

    public Said wrappingUp() {
      return is(AgentState.AFTER_CONTACT_WORK, null);
    }

    public Said notReady(String reason) {
      return is(AgentState.NOT_READY, reason);
    }

    public Said offline() {
      return is(AgentState.OFFLINE, null);
    }

    public Said unmapped(String word) {
      return is(AgentState.UNMAPPED, null).raw(word, null);
    }

    public Said is(AgentState state, String reason) {
      RawStatus raw = new RawStatus(state.name(), reason);
      return new Said(AGENT, atMs, 0, new Activity(state, reason), raw, atMs);
    }
  }

  public static At at(String time) {
    return new At(Moment.ms(time));
  }

  public Said by(String agentId) {
    AgentKey other = new AgentKey(agent.source(), agent.account(), agentId);
    return new Said(other, atMs, sequence, activity, raw, fetchedAtMs);
  }

  public Said sequence(long order) {
    return new Said(agent, atMs, order, activity, raw, fetchedAtMs);
  }

  public Said raw(String state, String reason) {
    return new Said(agent, atMs, sequence, activity, new RawStatus(state, reason), fetchedAtMs);
  }

  public Said meaning(AgentState state, String reason) {
    return new Said(agent, atMs, sequence, new Activity(state, reason), raw, fetchedAtMs);
  }

  public Said fetched(String time) {
    return new Said(agent, atMs, sequence, activity, raw, Moment.ms(time));
  }

  @Override
  public void happenIn(Story story) {
    Transition transition = new Transition(atMs, sequence, activity, raw, fetchedAtMs, false);
    story.take(new LogEntry.Item(agent, transition, fetchedAtMs));
  }
}
