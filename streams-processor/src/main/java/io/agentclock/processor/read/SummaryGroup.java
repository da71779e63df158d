package io.agentclock.processor.read;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import java.util.Arrays;
import java.util.function.BiFunction;

/** What a summary can count apart, in the order in which a count says it. */
enum SummaryGroup {
  /** What agents do. */
  STATE("state", (agent, activity) -> activity.state().name()),
  /** The platform. */
  SOURCE("source", (agent, activity) -> agent.source()),
  /** The platform's account. */
  ACCOUNT("account", (agent, activity) -> agent.account()),
  /** Why; null where there is no reason. */
  REASON("reason", (agent, activity) -> activity.reason());

  private final String parameter;
  private final BiFunction<AgentKey, Activity, String> value;

  SummaryGroup(String parameter, BiFunction<AgentKey, Activity, String> value) {
    this.parameter = parameter;
    this.value = value;
  }

  /** Its name in a question and in the answer. */
  String parameter() {
    return parameter;
  }

  /** What it is of an agent. */
  String of(AgentKey agent, Activity activity) {
    return value.apply(agent, activity);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  static SummaryGroup of(String name) {
    return Arrays.stream(values())
        .filter(group -> group.parameter.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("groupBy '%s' is none".formatted(name)));
  }
}
