package io.agentclock.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer that should be one JSON object with an array of items in one of its fields. Field names
 * are compared without regard to case, as vendors don't spell them the same everywhere.
 *
 * <p>Items are cut out of the body by their byte positions and never written anew: what is kept is
 * what the vendor sent.
 */
public final class JsonAnswer {

  /** Takes all that is JSON and more: what one item holds is the processor's to judge. */
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final Utf8Body body;
  private final String arrayField;
  private final String idField;
  private final Map<String, Boolean> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, byte[]> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<JsonSlice> slices = new ArrayList<>();
  private boolean array;

  private JsonAnswer(byte[] body, String arrayField, String idField) {
    this.body = new Utf8Body(body);
    this.arrayField = arrayField;
    this.idField = idField;
  }

  /**
   * Reads a body.
   *
   * @param arrayField the field that holds the items
   * @param idField the field of an item that names whom it is about
   * @throws UnreadableAnswerException if it isn't one whole JSON object
   */
  public static JsonAnswer read(byte[] body, String arrayField, String idField)
      throws UnreadableAnswerException {
    JsonAnswer answer = new JsonAnswer(body, arrayField, idField);
    try (JsonParser json = LENIENT.createParser(answer.body.readable())) {
      answer.readTop(json);
    } catch (IOException e) {
      throw new UnreadableAnswerException("it isn't whole, valid JSON", e);
    }
    return answer;
  }

  /**
   * Reads a body that is an array of items, or items one after another, as in a file of JSON lines.
   *
   * @param idField the field of an item that names whom it is about
   * @throws UnreadableAnswerException if it isn't whole to its end
   */
  public static JsonAnswer readItems(byte[] body, String idField) throws UnreadableAnswerException {
    JsonAnswer answer = new JsonAnswer(body, "", idField);
    try (JsonParser json = LENIENT.createParser(answer.body.readable())) {
      boolean one = json.nextToken() == JsonToken.START_ARRAY;
      JsonToken end = one ? JsonToken.END_ARRAY : null;
      for (JsonToken next = one ? json.nextToken() : json.currentToken();
          next != end;
          next = json.nextToken()) {
        answer.slices.add(answer.readElement(json));
      }
      answer.array = true;
      if (one && json.nextToken() != null) {
        throw new UnreadableAnswerException("there is more after the JSON array", null);
      }
    } catch (IOException e) {
      throw new UnreadableAnswerException("it isn't whole, valid JSON", e);
    }
    return answer;
  }

  /** The elements of the array, in order; none where there is no array. */
  public List<JsonSlice> elements() {
    return slices;
  }

  /** Whether the array field is there and is an array. */
  public boolean hasArray() {
    return array;
  }

  /** Whether a field is there at all. */
  public boolean has(String field) {
    return filled.containsKey(field);
  }

  /** Whether a field is there and is neither null nor empty. */
  public boolean hasContent(String field) {
    return filled.getOrDefault(field, false);
  }

  /** A field's value as JSON, if the field is there and isn't the array of items. */
  public Optional<byte[]> value(String field) {
    return Optional.ofNullable(others.get(field));
  }

  /** Whether there is no field at all. */
  public boolean isEmpty() {
    return filled.isEmpty();
  }

  private void readTop(JsonParser json) throws IOException, UnreadableAnswerException {
    JsonToken first = json.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableAnswerException(
          first == null ? "it is empty" : "it isn't a JSON object", null);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      readField(json.currentName(), json);
    }
    if (json.nextToken() != null) {
      throw new UnreadableAnswerException("there is more after the JSON object", null);
    }
  }

  private void readField(String name, JsonParser json) throws IOException {
    JsonToken value = json.nextToken();
    if (value == JsonToken.START_ARRAY && name.equalsIgnoreCase(arrayField)) {
      array = true;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        slices.add(readElement(json));
      }
      filled.put(name, true);
    } else {
      int from = (int) json.currentTokenLocation().getByteOffset();
      filled.merge(name, content(value, json), Boolean::logicalOr);
      json.finishToken();
      int to = (int) json.currentLocation().getByteOffset();
      if (from >= 0 && to >= from) { // not so where it isn't UTF-8
        others.put(name, body.readable(from, to));
      }
    }
  }

  /** Reads a value to its end and says whether it holds anything. */
  private static boolean content(JsonToken value, JsonParser json) throws IOException {
    if (value.isStructStart()) {
      boolean empty = json.nextToken().isStructEnd();
      for (int open = 1; !empty && open > 0; ) {
        open += depthChange(json.currentToken());
        if (open > 0) {
          json.nextToken();
        }
      }
      return !empty;
    }
    return switch (value) {
      case VALUE_STRING -> !json.getText().isBlank();
      case VALUE_NULL, VALUE_FALSE -> false;
      default -> true;
    };
  }

  private static int depthChange(JsonToken token) {
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  private JsonSlice readElement(JsonParser json) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    boolean object = json.currentToken() == JsonToken.START_OBJECT;
    Optional<String> id = Optional.empty();
    if (object) {
      id = readObject(json);
    } else {
      json.skipChildren();
      json.finishToken();
    }
    int to = (int) json.currentLocation().getByteOffset();
    if (from < 0 || to < 0) {
      throw new IOException("not UTF-8");
    }
    return new JsonSlice(body.original(from, to), object, id, body.wellFormed(from, to));
  }

  /** Reads an object to its end; the first usable id counts. */
  private Optional<String> readObject(JsonParser json) throws IOException {
    Optional<String> id = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equalsIgnoreCase(idField);
      JsonToken value = json.nextToken();
      if (wanted && id.isEmpty() && isTextual(value)) {
        id = Optional.of(json.getText()).filter(text -> !text.isBlank());
      }
      json.skipChildren();
    }
    return id;
  }

  private static boolean isTextual(JsonToken value) {
    return value == JsonToken.VALUE_STRING
        || value == JsonToken.VALUE_NUMBER_INT
        || value == JsonToken.VALUE_NUMBER_FLOAT;
  }
}
