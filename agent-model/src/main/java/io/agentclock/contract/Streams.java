package io.agentclock.contract;

/** The names of the vendors' streams. */
public final class Streams {

  /** Kore.ai's agent updates. */
  public static final String AGENT_ACTIVITY = "agent-activity";

  private Streams() {}
}
