package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One status change, or a login or logout. See <a
 * href="https://developers.liveperson.com/agent-activity-api-methods-get-status-changes.html">Get
 * Status Changes</a>.
 *
 * @param who whose
 * @param event what the agent truly did
 * @param kind what the row says of it
 * @param sessionId -1 where the vendor doesn't say
 * @param previous when the agent's last change was; null where the vendor doesn't say
 */
record StatusRow(
    Identity who, TruthEvent event, Kind kind, long sessionId, int sequence, Instant previous)
    implements Item {

  /** What a row can say, by the vendor's two numbers. */
  enum Kind {
    LOGIN(3, 0),
    OFFLINE(1, 1),
    ONLINE(1, 2),
    OCCUPIED(1, 3),
    AWAY(1, 4),
    LOGOUT(4, 0),
    /** Nothing the vendor documents. */
    UNDOCUMENTED(1, 9);

    private final int type;
    private final int subType;

    Kind(int type, int subType) {
      this.type = type;
      this.subType = subType;
    }

    static Kind of(Doing doing) {
      return switch (doing) {
        case READY -> ONLINE;
        case ON_A_CONTACT, WRAPPING_UP -> OCCUPIED;
        case ON_A_BREAK, AT_LUNCH, IN_A_MEETING, IN_TRAINING, PAUSED -> AWAY;
        case GONE -> OFFLINE;
        case SOMETHING_ELSE -> UNDOCUMENTED;
      };
    }
  }

  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Instant at() {
    return event.at();
  }

  @Override
  public JsonNode json() {
    ObjectNode row = JSON.objectNode();
    putWho(row, who);
    putChange(row);
    return row;
  }

  static void putWho(ObjectNode row, Identity who) {
    row.put("agentId", who.id())
        .put("employeeId", who.employeeId())
        .put("agentLoginName", who.loginName())
        .put("agentUserName", who.fullName())
        .put("agentGroupId", who.groupId());
  }

  void putChange(ObjectNode row) {
    row.put("time", TIME.format(at()))
        .put("sessionId", sessionId)
        .put("sequenceNumber", sequence)
        .put("statusType", kind.type)
        .put("statusSubType", kind.subType);
    Optional<AwayReason> reason =
        kind == Kind.AWAY ? AwayReason.of(event.doing()) : Optional.empty();
    if (reason.isPresent()) {
      row.put("statusReasonId", reason.get().id()).put("statusReasonText", reason.get().text());
    } else {
      putNoReason(row);
    }
    row.put("prevStatusChangeTime", previous == null ? null : TIME.format(previous));
  }

  /** The vendor's tables, samples and release notes each have another way to say none. */
  private void putNoReason(ObjectNode row) {
    // A change of status that isn't Away has no reason fields at all, or the samples' zero.
    int ways = kind == Kind.AWAY ? 4 : 2;
    String name = event.agentId() + event.at().getEpochSecond();
    switch ((int) (SeedMix.fraction(kind.subType, name) * ways)) {
      case 0 -> row.put("statusReasonId", 0).put("statusReasonText", "");
      case 1 -> {
        return;
      }
      case 2 -> row.put("statusReasonId", -1).putNull("statusReasonText");
      default -> row.putNull("statusReasonId").putNull("statusReasonText");
    }
  }
}
