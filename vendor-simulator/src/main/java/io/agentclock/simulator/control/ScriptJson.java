package io.agentclock.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.workforce.ScriptedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Scripted changes as JSON: {@code {"agentId","at","activity","reasonCode","postedAt"}}, the last
 * two optional.
 */
final class ScriptJson {

  private ScriptJson() {}

  static ScriptedChange read(JsonNode node) {
    return new ScriptedChange(
        required(node, "agentId"),
        Instant.parse(required(node, "at")),
        required(node, "activity"),
        node.path("reasonCode").textValue(),
        node.hasNonNull("postedAt") ? Instant.parse(node.get("postedAt").asText()) : null);
  }

  /** Reads one object, an array of them, or an object that holds that array under a name. */
  static <T> List<T> all(JsonNode body, String arrayName, Function<JsonNode, T> reader) {
    JsonNode items = body.has(arrayName) ? body.get(arrayName) : body;
    if (!items.isArray()) {
      return List.of(reader.apply(items));
    }
    List<T> all = new ArrayList<>();
    items.forEach(item -> all.add(reader.apply(item)));
    return all;
  }

  private static String required(JsonNode node, String name) {
    if (!node.hasNonNull(name)) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return node.get(name).asText();
  }
}
