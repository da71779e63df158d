package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.Agent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Everything at Genesys Cloud goes by a UUID. */
public final class GenesysIds {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private GenesysIds() {}

  /** The user id of this agent: the workforce's own UUID where it has one. */
  public static String of(Agent agent) {
    return of(agent.agentId());
  }

  static String of(String agentId) {
    String bare = agentId.startsWith("a-") ? agentId.substring(2) : agentId;
    return UUID_TEXT.matcher(bare).matches() ? bare : named("user " + agentId);
  }

  /** Always the same id for the same name. */
  static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
