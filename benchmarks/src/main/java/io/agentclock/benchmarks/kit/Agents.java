package io.agentclock.benchmarks.kit;

import io.agentclock.contract.Sources;
import io.agentclock.model.AgentKey;

/**
 * Made-up agents of one Kore.ai account, by their number.
 *
 * @param count how many there are
 */
public record Agents(int count) {

  /** Whose agents they are. */
  public static final String ACCOUNT = "benchmark";

  /** The platform's id of an agent. */
  public String id(int agent) {
    return "a-%06d".formatted(agent);
  }

  /** The key of an agent. */
  public String key(int agent) {
    return new AgentKey(Sources.KORE, ACCOUNT, id(agent)).toString();
  }

  /** Of all, in the order of their numbers, which is that of the keys too. */
  public String[] keys() {
    String[] keys = new String[count];
    for (int agent = 0; agent < count; agent++) {
      keys[agent] = key(agent);
    }
    return keys;
  }
}
