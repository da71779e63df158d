package io.agentclock.settings;

/**
 * A text that never shows in a log.
 *
 * @param reveal the text itself
 */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "***";
  }
}
