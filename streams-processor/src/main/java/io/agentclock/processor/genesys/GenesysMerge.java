package io.agentclock.processor.genesys;

import static io.agentclock.processor.genesys.GenesysWords.normalised;
import static io.agentclock.processor.genesys.GenesysWords.shown;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.StateMap;
import io.agentclock.model.item.StatusMerge;
import io.agentclock.model.item.StatusRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a presence and a routing status mean together. While nothing is known of the presence, the
 * agent may be doing anything: that is UNMAPPED, unless the routing status is one that counts
 * whatever the presence. It is asked where records begin or end, so nothing known of either means
 * that they ended with no successor. An agent on queue of whose routing nothing is known is off
 * queue.
 *
 * @see <a href="https://help.mypurecloud.com/glossary/agent-status/">Agent status</a>
 */
final class GenesysMerge implements StatusMerge {

  private static final String ANY = "*/";

  private final StateMap states;

  /**
   * @param states looked up by {@code *}{@code /ROUTING}, {@code PRESENCE/ROUTING}, {@code
   *     PRESENCE}, in that order
   */
  GenesysMerge(StateMap states) {
    this.states = states;
  }

  @Override
  public Optional<Said> of(Optional<StatusRecord> presence, Optional<StatusRecord> routing) {
    String presenceWord = presence.map(record -> normalised(record.value())).orElse("");
    String routingWord =
        routing.map(record -> normalised(record.value())).orElse(GenesysWords.OFF_QUEUE);
    AgentState state = state(presenceWord, routingWord);
    String reason =
        state == AgentState.NOT_READY ? reason(presenceWord, routingWord, presence) : null;
    return Optional.of(new Said(new Activity(state, reason), raw(presence, routing)));
  }

  private AgentState state(String presence, String routing) {
    for (String words : List.of(ANY + routing, presence + '/' + routing, presence)) {
      AgentState state = states.of(words);
      if (state != AgentState.UNMAPPED) {
        return state;
      }
    }
    return AgentState.UNMAPPED;
  }

  private static String reason(
      String presenceWord, String routingWord, Optional<StatusRecord> presence) {
    if (presence.isEmpty() || presenceWord.equals(GenesysWords.ON_QUEUE)) {
      return shown(routingWord);
    }
    String label = presence.get().label();
    return label == null || label.isBlank() ? shown(presenceWord) : label;
  }

  private static RawStatus raw(Optional<StatusRecord> presence, Optional<StatusRecord> routing) {
    String words =
        presence.map(StatusRecord::value).orElse("")
            + routing.map(record -> '/' + record.value()).orElse("");
    boolean said = presence.isPresent() || routing.isPresent();
    return new RawStatus(said ? words : null, presence.map(StatusRecord::detail).orElse(null));
  }
}
