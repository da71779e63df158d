package io.agentclock.model.kit;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.item.StatusMerge;
import io.agentclock.model.item.StatusRecord;
import java.util.Optional;

/** A vendor's meaning of presence and routing, as simple as one can be. */
public final class Merging implements StatusMerge {

  public static final Merging MERGE = new Merging();

  private Merging() {}

  @Override
  public Optional<Said> of(Optional<StatusRecord> presence, Optional<StatusRecord> routing) {
    if (presence.isEmpty() && routing.isEmpty()) {
      return Optional.empty();
    }
    String present = presence.map(StatusRecord::value).orElse("");
    String routed = routing.map(StatusRecord::value).orElse("OFF_QUEUE");
    return Optional.of(new Said(activity(present, routed), new RawStatus(present, routed)));
  }

  private static Activity activity(String presence, String routing) {
    return switch (presence) {
      case "" -> new Activity(AgentState.UNMAPPED, null);
      case "OFFLINE" -> new Activity(AgentState.OFFLINE, null);
      case "ON_QUEUE" ->
          switch (routing) {
            case "IDLE" -> new Activity(AgentState.AVAILABLE, null);
            case "INTERACTING" -> new Activity(AgentState.INTERACTING, null);
            default -> new Activity(AgentState.NOT_READY, routing);
          };
      default -> new Activity(AgentState.NOT_READY, presence);
    };
  }
}
