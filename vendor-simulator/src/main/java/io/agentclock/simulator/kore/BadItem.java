package io.agentclock.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** An item that can't be used as it is, one of each kind. */
@FunctionalInterface
interface BadItem {

  /** Who the unknown activity is said of: nobody of the truth, so that no one's row changes. */
  String STRANGER = "a-stranger";

  JsonNode in(ActivityAnswer answer);

  /**
   * One of each kind.
   *
   * @param agentId someone real, whose timeline none of these may change
   */
  static List<BadItem> all(String agentId, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    TruthEvent plain = event(agentId, second, "available");
    return List.of(
        without("AgentId", plain),
        without("Activity", plain),
        answer -> answer.item(plain).put(answer.key("EventTime"), "the day before yesterday"),
        item(event(STRANGER, second, "levitating")),
        item(event(agentId, second.plus(Duration.ofDays(1)), "available")),
        item(event(agentId, second.minus(Duration.ofDays(30)), "available")),
        answer -> TextNode.valueOf("not an object"));
  }

  private static BadItem item(TruthEvent event) {
    return answer -> answer.item(event);
  }

  private static BadItem without(String key, TruthEvent event) {
    Function<ActivityAnswer, JsonNode> item = answer -> answer.item(event).without(answer.key(key));
    return item::apply;
  }

  private static TruthEvent event(String agentId, Instant at, String said) {
    return new TruthEvent(agentId, at, Doing.SOMETHING_ELSE, null, said, null);
  }
}
