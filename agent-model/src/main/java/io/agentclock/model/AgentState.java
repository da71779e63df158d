package io.agentclock.model;

/** What an agent can be doing, in the order in which rows list the states. */
public enum AgentState {
  /** Could be given a contact. */
  AVAILABLE(true, 2),
  /** On one or more contacts, hold included. */
  INTERACTING(true, 3),
  /** Wrapping up. */
  AFTER_CONTACT_WORK(true, 1),
  /** Logged in, not available, with a reason. */
  NOT_READY(true, 4),
  /** Logged out. */
  OFFLINE(false, 5),
  /** The vendor said something the map doesn't know. */
  UNMAPPED(true, 0),
  /** Not observed. Always derived, never a transition. */
  UNKNOWN(false, -1);

  private final boolean staffed;
  private final int tieRank;

  AgentState(boolean staffed, int tieRank) {
    this.staffed = staffed;
    this.tieRank = tieRank;
  }

  /** Whether time in this state is time at work. */
  public boolean staffed() {
    return staffed;
  }

  /** Of two transitions at one instant the one with the greater rank holds. */
  int tieRank() {
    return tieRank;
  }
}
