package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.Workforce;

/**
 * What the account's administrators have set up: reasons to be away, and users. See <a
 * href="https://developers.liveperson.com/agent-status-reason-api-overview.html">Agent Status
 * Reason API</a> and <a href="https://developers.liveperson.com/users-api-overview.html">Users
 * API</a>.
 */
final class AccountConfiguration {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String REVISION = "ac-revision";

  private final Workforce workforce;
  private final boolean usersPermitted;

  AccountConfiguration(Workforce workforce, boolean usersPermitted) {
    this.workforce = workforce;
    this.usersPermitted = usersPermitted;
  }

  /** {@code v} is required; deleted ones only if asked for. */
  Response statusReasons(Call call) {
    Parameters asked = new Parameters(call.request());
    if (asked.text("v").isEmpty()) {
      asked.refuse("v: may not be empty");
      return asked.refusal();
    }
    ArrayNode reasons = JSON.arrayNode();
    for (AwayReason reason : AwayReason.values()) {
      reasons.add(reason(reason.id(), reason.text(), true));
    }
    reasons.add(reason(725_987_712, "Quiet time", false));
    if (asked.text("include_deleted").filter("true"::equals).isPresent()) {
      reasons.add(reason(725_987_012, "Smoking", false).put("deleted", true));
    }
    return Response.json(200, reasons).withHeader(REVISION, "5");
  }

  /** Everyone, in one answer. */
  Response users(Call call) {
    if (!usersPermitted) {
      return LivePersonErrors.forbidden();
    }
    ArrayNode users = JSON.arrayNode();
    for (Agent agent : workforce.agents()) {
      users.add(user(Identity.of(agent)));
    }
    return Response.json(200, users).withHeader(REVISION, "17");
  }

  private static ObjectNode reason(long id, String text, boolean enabled) {
    return JSON.objectNode()
        .put("text", text)
        .put("state", "Away")
        .put("enabled", enabled)
        .put("id", id)
        .put("deleted", false);
  }

  private static ObjectNode user(Identity who) {
    ObjectNode user =
        JSON.objectNode()
            .put("id", who.id())
            .put("employeeId", who.employeeId())
            .put("loginName", who.loginName())
            .put("fullName", who.fullName())
            .put("nickname", who.nickname())
            .put("email", who.loginName())
            .put("isEnabled", true)
            .put("deleted", false);
    user.putArray("profileIds").add(4);
    user.putObject("memberOf")
        .put("agentGroupId", who.groupId())
        .put("assignmentDate", "2024-01-08 09:00:00");
    return user;
  }
}
