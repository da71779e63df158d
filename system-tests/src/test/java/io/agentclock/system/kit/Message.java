package io.agentclock.system.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * A record as read from a topic.
 *
 * @param key null for none
 * @param value null for none
 */
public record Message(
    int partition,
    long offset,
    long timestamp,
    String key,
    String value,
    Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The value read as JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + value, e);
    }
  }

  /** A text field of the value. */
  public String text(String field) {
    return json().path(field).asText();
  }

  /** Whether it is a vendor's item, on a raw topic. */
  public boolean isItem() {
    return "item".equals(headers.get("kind"));
  }
}
