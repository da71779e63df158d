package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.OptionalLong;

/** Writes the contract's JSON field by field, without building trees: this is on the hot path. */
public final class ContractJson {

  /** The one factory for streaming reads and writes. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private ContractJson() {}

  /** What is written between the braces of an object. */
  @FunctionalInterface
  public interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** An object as UTF-8 bytes. */
  public static byte[] object(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /** A text, or null where there is none. */
  public static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  /** A number, or null where there is none. */
  public static void number(JsonGenerator json, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }

  /** An instant as ISO-8601 UTC, or null where there is none. */
  public static void instant(JsonGenerator json, String name, Instant value) throws IOException {
    text(json, name, value == null ? null : value.toString());
  }

  /** An instant in epoch milliseconds as ISO-8601 UTC. */
  public static void instant(JsonGenerator json, String name, long epochMs) throws IOException {
    json.writeStringField(name, Instant.ofEpochMilli(epochMs).toString());
  }
}
