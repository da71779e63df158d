package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.TruthEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** A state and its reason, null for none: what one line of a row is about. */
record Judged(JudgedState state, String reason) {

  static final Judged UNKNOWN = new Judged(JudgedState.UNKNOWN, null);

  /** By state, then reason as unsigned UTF-8 bytes, none first. */
  static final Comparator<Judged> GREATER_HOLDS =
      Comparator.comparing(Judged::state)
          .thenComparing(
              Judged::reason,
              Comparator.nullsFirst((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b))));

  // Without a code the word itself is the reason, unless it says no more than "not ready".
  static Judged ofKore(TruthEvent event) {
    JudgedState state = JudgedState.of(event.doing());
    if (event.code() != null) {
      return new Judged(state, event.code());
    }
    boolean wordIsReason =
        state == JudgedState.NOT_READY && !event.said().equalsIgnoreCase("notready");
    return new Judged(state, wordIsReason ? event.said() : null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
