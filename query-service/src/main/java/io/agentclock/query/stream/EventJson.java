package io.agentclock.query.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.agentclock.contract.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Events as they go over the wire. JSON in them is ASCII: there are clients that take U+2028 and
 * other Unicode line ends for the end of a line, which the format doesn't.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class EventJson {

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final String ID = "id: ";

  private EventJson() {}

  /** An object, compact. */
  static byte[] object(ContractJson.Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    write(bytes, body);
    return bytes.toByteArray();
  }

  /** The line with an event's id. */
  static byte[] id(String id) {
    return ascii(ID + id + '\n');
  }

  /** An event without its id. */
  static byte[] event(String name, byte[] json) {
    ByteArrayOutputStream event = new ByteArrayOutputStream(json.length + 32);
    event.writeBytes(ascii("event: " + name + "\ndata: "));
    event.writeBytes(json);
    event.writeBytes(ascii("\n\n"));
    return event.toByteArray();
  }

  static byte[] together(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(ByteArrayOutputStream target, ContractJson.Body body) {
    try (JsonGenerator json = FACTORY.createGenerator(target)) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    }
  }
}
