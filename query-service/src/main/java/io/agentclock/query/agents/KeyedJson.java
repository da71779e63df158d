package io.agentclock.query.agents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One item of a processor's list, still the bytes it came as.
 *
 * @param key the agent's
 * @param source the list it is in
 * @param start of the item, inclusive
 * @param end of the item, exclusive
 */
record KeyedJson(String key, byte[] source, int start, int end) {

  /** The order keys have in the stores: by their UTF-8 bytes, which Java's own order isn't. */
  static final Comparator<KeyedJson> BY_KEY =
      Comparator.comparing(
          item -> item.key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /**
   * The items of {@code {"items":[{"agent":…,…},…]}}.
   *
   * @throws IOException if it is something else
   */
  static List<KeyedJson> items(byte[] list) throws IOException {
    List<KeyedJson> items = new ArrayList<>();
    try (JsonParser json = ContractJson.FACTORY.createParser(list)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("items");
        json.nextToken();
        if (wanted) {
          require(json.currentToken() == JsonToken.START_ARRAY);
          while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(item(json, list));
          }
        } else {
          json.skipChildren();
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT);
    }
    return items;
  }

  void writeTo(ByteArrayOutputStream target) {
    target.write(source, start, end - start);
  }

  private static KeyedJson item(JsonParser json, byte[] list) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT);
    int start = (int) json.currentTokenLocation().getByteOffset();
    String key = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isKey = json.currentName().equals("agent");
      json.nextToken();
      if (isKey) {
        key = json.getValueAsString();
      }
      json.skipChildren();
    }
    require(key != null && json.currentToken() == JsonToken.END_OBJECT);
    return new KeyedJson(key, list, start, (int) json.currentLocation().getByteOffset());
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not a list of agents");
    }
  }
}
