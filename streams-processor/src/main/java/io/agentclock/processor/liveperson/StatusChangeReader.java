package io.agentclock.processor.liveperson;

import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Reading;
import io.agentclock.settings.StateMaps;
import java.util.Optional;
import java.util.Set;

/**
 * Reads LivePerson's status changes: a row of {@code stateChanges} (v2) or of an agent's {@code
 * statusChangeHistory} (v1). A login says nothing of the state; the default state comes at the same
 * instant.
 *
 * @see <a
 *     href="https://developers.liveperson.com/agent-activity-api-methods-get-status-changes.html">Get
 *     Status Changes</a>
 */
final class StatusChangeReader implements ItemReader {

  private static final String TIME = "time";
  private static final String SEQUENCE = "sequenceNumber";
  private static final String TYPE = "statusType";
  private static final String SUB_TYPE = "statusSubType";
  private static final String REASON_ID = "statusReasonId";
  private static final String REASON_TEXT = "statusReasonText";

  private static final String CHANGE = "1";
  private static final String LOGIN = "3";
  private static final String LOGOUT = "4";

  /** The table says -1, the samples say 0. */
  private static final Set<String> NO_REASON = Set.of("0", "-1");

  private final StateMaps maps;

  StatusChangeReader(StateMaps maps) {
    this.maps = maps;
  }

  @Override
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    FlatFields row = FlatFields.of(value, TIME, SEQUENCE, TYPE, SUB_TYPE, REASON_ID, REASON_TEXT);
    long atMs = row.requiredInstantMs(TIME);
    long sequence = row.whole(SEQUENCE).orElse(0);
    String type = row.required(TYPE);
    if (type.equals(LOGIN)) {
      return Reading.nothing();
    }
    RawStatus raw = new RawStatus(word(type, row), row.text(REASON_ID).orElse(null));
    AgentState state = maps.of(Sources.LIVEPERSON, context.feed().orElse("")).of(raw.state());
    Activity activity = new Activity(state, reason(state, row));
    return Reading.of(
        new AgentItem.Change(
            new Transition(atMs, sequence, activity, raw, context.fetchedAtMs(), false)));
  }

  private static String word(String type, FlatFields row) throws RefusedException {
    if (type.equals(CHANGE)) {
      return type + '/' + row.required(SUB_TYPE);
    }
    Optional<String> subType = type.equals(LOGOUT) ? Optional.empty() : row.text(SUB_TYPE);
    return subType.map(code -> type + '/' + code).orElse(type);
  }

  private static String reason(AgentState state, FlatFields row) throws RefusedException {
    if (state != AgentState.NOT_READY
        || row.text(REASON_ID).map(String::strip).filter(NO_REASON::contains).isPresent()) {
      return null;
    }
    return row.text(REASON_TEXT).filter(text -> !text.isBlank()).orElse(null);
  }
}
