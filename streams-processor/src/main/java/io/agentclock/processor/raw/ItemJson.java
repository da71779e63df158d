package io.agentclock.processor.raw;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.io.IOException;

/**
 * A JSON object that somebody else wrote, gone through once from its start to its end: no tree is
 * built, and what nobody asks for is skipped.
 */
public final class ItemJson {

  private final JsonParser json;

  private ItemJson(JsonParser json) {
    this.json = json;
  }

  /** Takes one field; what it leaves of the field's value is skipped. */
  @FunctionalInterface
  public interface FieldReader {
    /**
     * @param name the field's
     * @param value stands at the field's value
     */
    void read(String name, ItemJson value) throws IOException, RefusedException;
  }

  /** Takes one element of an array; what it leaves of it is skipped. */
  @FunctionalInterface
  public interface ElementReader {
    /**
     * @param position from 0
     * @param value stands at the element
     */
    void read(int position, ItemJson value) throws IOException, RefusedException;
  }

  /**
   * Goes through an object.
   *
   * @param what it is called in a refusal
   * @param bytes all of it
   * @throws RefusedException if it isn't one JSON object, or a reader can't use it
   */
  public static void read(String what, byte[] bytes, FieldReader reader) throws RefusedException {
    if (bytes == null) {
      throw unreadable("the record has no value");
    }
    try (JsonParser json = ContractJson.FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable(what + " isn't a JSON object");
      }
      new ItemJson(json).fields(reader);
      if (json.nextToken() != null) {
        throw unreadable("more after " + what);
      }
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, what + " isn't JSON", e);
    }
  }

  /** Goes through the fields of the object this stands at; there are none in anything else. */
  public void fields(FieldReader reader) throws IOException, RefusedException {
    if (!isObject()) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      reader.read(name, this);
      json.skipChildren();
    }
  }

  /**
   * Goes through the array this stands at.
   *
   * @param name of the field
   * @throws RefusedException if it is neither an array nor null
   */
  public void elements(String name, ElementReader reader) throws IOException, RefusedException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw unreadable(name + " isn't a list");
    }
    for (int position = 0; json.nextToken() != JsonToken.END_ARRAY; position++) {
      reader.read(position, this);
      json.skipChildren();
    }
  }

  /** Whether this stands at an object. */
  public boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  /** The text, number or truth value this stands at, as text; null for anything else. */
  public String scalar() throws IOException {
    JsonToken token = json.currentToken();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : null;
  }

  private static RefusedException unreadable(String detail) {
    return new RefusedException(RefusalReason.UNREADABLE, detail);
  }
}
