package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bodies read, and written piece by piece: a week of many agents is no tree to keep in memory. */
final class JsonBody {

  /** The members of the answer's object. */
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "application/json; charset=utf-8";

  private JsonBody() {}

  /**
   * @throws Refusal if it is no JSON object, or the request no POST
   */
  static JsonNode posted(Request request) {
    if (!request.method().equals("POST")) {
      throw Refusal.badMethod();
    }
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("The request body is not valid JSON.");
    }
    throw Refusal.badRequest("The request body must be an object.");
  }

  static Response of(int status, Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.bytes(status, TYPE, bytes.toByteArray());
  }
}
