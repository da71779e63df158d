package io.agentclock.processor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A record on one of the processor's topics.
 *
 * @param key null for none
 * @param value its value, as text
 * @param timestamp its timestamp
 */
record Published(String key, String value, Instant timestamp) {

  private static final JsonMapper JSON = new JsonMapper();

  static Published of(byte[] key, byte[] value, long timestampMs) {
    return new Published(
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        new String(value, StandardCharsets.UTF_8),
        Instant.ofEpochMilli(timestampMs));
  }

  /** JSON with its fields in their order. */
  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  JsonNode json() {
    return tree(value);
  }

  String text(String field) {
    JsonNode found = json().path(field);
    return found.isNull() ? null : found.asText();
  }
}
