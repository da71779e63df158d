package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.Objects;

/**
 * One change a test dictates, in the vendor's words.
 *
 * @param at a whole second
 * @param activity as the vendor shall send it; may be something nobody documents
 * @param reasonCode or null
 * @param postedAt when the vendor shows it at the earliest; null: as soon as it has happened
 */
public record ScriptedChange(
    String agentId, Instant at, String activity, String reasonCode, Instant postedAt) {

  public ScriptedChange {
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(activity, "activity");
  }

  /** A change the vendor shows at once. */
  public ScriptedChange(String agentId, Instant at, String activity, String reasonCode) {
    this(agentId, at, activity, reasonCode, null);
  }

  TruthEvent event() {
    Instant posted = postedAt == null ? at : postedAt;
    return new TruthEvent(agentId, at, DesktopWords.doing(activity), reasonCode, activity, posted);
  }
}
