package io.agentclock.simulator.workforce;

import java.util.Arrays;

/**
 * What an agent really does, in the simulator's own words: neither a vendor's nor AgentClock's, so
 * that a recount from these can't repeat a mistake of either.
 */
public enum Doing {
  READY("ready"),
  ON_A_CONTACT("on a contact"),
  WRAPPING_UP("wrapping up"),
  ON_A_BREAK("on a break"),
  AT_LUNCH("at lunch"),
  IN_A_MEETING("in a meeting"),
  IN_TRAINING("in training"),
  PAUSED("paused"),
  GONE("gone"),
  /** The script made the vendor say something nobody documents. */
  SOMETHING_ELSE("something else");

  private final String words;

  Doing(String words) {
    this.words = words;
  }

  /** As printed in the truth, e.g. {@code on a contact}. */
  public String words() {
    return words;
  }

  /**
   * The one with these words.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Doing of(String words) {
    return Arrays.stream(values())
        .filter(doing -> doing.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody does: " + words));
  }
}
