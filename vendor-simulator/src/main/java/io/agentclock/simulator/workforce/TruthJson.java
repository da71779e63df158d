package io.agentclock.simulator.workforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The truth as lines of JSON: {@code {"agentId","at","doing","code","said","postedAt"}}, and agents
 * as {@code {"agentId","firstName","lastName","team"}}.
 */
public final class TruthJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthJson() {}

  /** One event, without the line's end. */
  public static String line(TruthEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("agentId", event.agentId());
    node.put("at", event.at().toString());
    node.put("doing", event.doing().words());
    node.put("code", event.code());
    node.put("said", event.said());
    if (event.postedAt() != null) {
      node.put("postedAt", event.postedAt().toString());
    }
    return node.toString();
  }

  /** One agent, without the line's end. */
  public static String line(Agent agent) {
    return JSON.createObjectNode()
        .put("agentId", agent.agentId())
        .put("firstName", agent.firstName())
        .put("lastName", agent.lastName())
        .put("team", agent.team())
        .toString();
  }

  /** One line per event. */
  public static String lines(List<TruthEvent> events) {
    return events.stream().map(event -> line(event) + "\n").collect(Collectors.joining());
  }

  /**
   * The events of such lines.
   *
   * @throws IllegalArgumentException if a line is something else
   */
  public static List<TruthEvent> parse(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(TruthJson::event).toList();
  }

  private static TruthEvent event(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new TruthEvent(
          node.path("agentId").asText(),
          Instant.parse(node.path("at").asText()),
          Doing.of(node.path("doing").asText()),
          node.path("code").textValue(),
          node.path("said").asText(),
          node.hasNonNull("postedAt") ? Instant.parse(node.get("postedAt").asText()) : null);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a line of the truth: " + line, e);
    }
  }
}
