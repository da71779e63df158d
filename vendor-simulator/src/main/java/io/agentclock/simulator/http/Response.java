package io.agentclock.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;

/** One answer, whole. */
public record Response(int status, String contentType, String body) {

  /** JSON as given, valid or not. */
  public static Response json(int status, String body) {
    return new Response(status, "application/json; charset=utf-8", body);
  }

  public static Response json(int status, JsonNode body) {
    return json(status, body.toString());
  }

  public static Response lines(String body) {
    return new Response(200, "application/x-ndjson; charset=utf-8", body);
  }

  public static Response noContent() {
    return new Response(204, null, "");
  }
}
