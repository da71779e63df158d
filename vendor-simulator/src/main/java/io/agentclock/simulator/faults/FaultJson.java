package io.agentclock.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Faults as JSON: {@code {"kind","times","endpoint","status","retryAfterSeconds","millis" or
 * "seconds","fraction","agentId","from","to"}}; only {@code kind} is required, {@code times} is 1
 * unless given.
 */
public final class FaultJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FaultJson() {}

  /**
   * @throws IllegalArgumentException if the kind or a value is none
   */
  public static Fault read(JsonNode node) {
    FaultKind kind = FaultKind.valueOf(node.path("kind").asText());
    long millis = node.path("millis").asLong(node.path("seconds").asLong(0) * 1000);
    return new Fault(
        kind,
        node.path("times").asInt(1),
        node.path("endpoint").asText(Fault.ACTIVITY),
        node.path("status").asInt(500),
        node.path("retryAfterSeconds").isInt() ? node.path("retryAfterSeconds").asInt() : null,
        millis,
        node.path("fraction").asDouble(0),
        node.path("agentId").textValue(),
        instant(node.path("from")),
        instant(node.path("to")));
  }

  public static ObjectNode write(Fault fault) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", fault.kind().name());
    node.put("times", fault.times());
    node.put("endpoint", fault.endpoint());
    node.put("status", fault.status());
    node.put("retryAfterSeconds", fault.retryAfterSeconds());
    node.put("millis", fault.millis());
    node.put("fraction", fault.fraction());
    node.put("agentId", fault.agentId());
    node.put("from", fault.from() == null ? null : fault.from().toString());
    node.put("to", fault.to() == null ? null : fault.to().toString());
    return node;
  }

  private static Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()) : null;
  }
}
