package io.agentclock.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller of the public API may read. */
public enum Scope {
  /** Agents' states and timelines, their counts, the live stream, and the feeds. */
  READ_AGENTS("read:agents"),
  /** Interval rows of agents and of skills. */
  READ_INTERVALS("read:intervals"),
  /** The processors, and the metrics. */
  READ_CLUSTER("read:cluster");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** As it is written in settings and tokens. */
  public String word() {
    return word;
  }

  /** The scope of a word; empty if it is none of ours. */
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
  }
}
