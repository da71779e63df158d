package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.Workforce;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One agent by all the names LivePerson has for one. */
record Identity(
    long id, String employeeId, String loginName, String fullName, String nickname, long groupId) {

  static Identity of(Agent agent) {
    long id = LivePersonIds.number(agent);
    String login =
        plain(agent.firstName()) + "." + plain(agent.lastName()) + "." + id % 100_000_000;
    return new Identity(
        id,
        "E" + id,
        login + "@example.com",
        agent.firstName() + " " + agent.lastName(),
        agent.firstName(),
        LivePersonIds.group(agent));
  }

  /** Everyone, by the workforce's id. */
  static Map<String, Identity> all(Workforce workforce) {
    Map<String, Identity> all = new HashMap<>();
    workforce.agents().forEach(agent -> all.put(agent.agentId(), of(agent)));
    return all;
  }

  private static String plain(String name) {
    String withoutAccents = Normalizer.normalize(name, Normalizer.Form.NFD);
    return withoutAccents.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
  }
}
