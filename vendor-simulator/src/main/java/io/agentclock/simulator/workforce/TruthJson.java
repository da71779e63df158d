package io.agentclock.simulator.workforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The truth as lines of JSON: {@code {"agentId","at","doing","code","said","postedAt"}}, and agents
 * as {@code {"agentId","firstName","lastName","team"}}, and handled contacts as {@code
 * {"agentId","start","contactEnd","wrapUpEnd","heldMs"}}.
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

  /** One contact, without the line's end. */
  public static String line(HandledContact contact) {
    return JSON.createObjectNode()
        .put("agentId", contact.agentId())
        .put("start", contact.start().toString())
        .put("contactEnd", contact.contactEnd().toString())
        .put("wrapUpEnd", contact.wrapUpEnd().toString())
        .put("heldMs", contact.held().toMillis())
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
    return parse(lines, TruthJson::event);
  }

  /**
   * The contacts of such lines.
   *
   * @throws IllegalArgumentException if a line is something else
   */
  public static List<HandledContact> parseContacts(String lines) {
    return parse(lines, TruthJson::contact);
  }

  private static <T> List<T> parse(String lines, Function<JsonNode, T> reader) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> reader.apply(tree(line)))
        .toList();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a line of the truth: " + line, e);
    }
  }

  private static TruthEvent event(JsonNode node) {
    return new TruthEvent(
        node.path("agentId").asText(),
        Instant.parse(node.path("at").asText()),
        Doing.of(node.path("doing").asText()),
        node.path("code").textValue(),
        node.path("said").asText(),
        node.hasNonNull("postedAt") ? Instant.parse(node.get("postedAt").asText()) : null);
  }

  private static HandledContact contact(JsonNode node) {
    return new HandledContact(
        node.path("agentId").asText(),
        Instant.parse(node.path("start").asText()),
        Instant.parse(node.path("contactEnd").asText()),
        Instant.parse(node.path("wrapUpEnd").asText()),
        Duration.ofMillis(node.path("heldMs").asLong()));
  }
}
