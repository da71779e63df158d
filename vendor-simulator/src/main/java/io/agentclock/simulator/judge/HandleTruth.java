package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.HandledContact;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The contacts one agent has handled, and which streams tell of them.
 *
 * @param knownThrough by stream: all that an interval that ends no later has to say has been read
 */
public record HandleTruth(List<HandledContact> contacts, Map<String, Instant> knownThrough) {

  public HandleTruth {
    contacts = List.copyOf(contacts);
    knownThrough = Map.copyOf(knownThrough);
  }

  /** No stream tells of handle time: no row has any. */
  public static HandleTruth none() {
    return new HandleTruth(List.of(), Map.of());
  }
}
