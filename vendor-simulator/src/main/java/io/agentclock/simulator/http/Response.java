package io.agentclock.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, whole. */
public final class Response {

  private static final String JSON_TYPE = "application/json; charset=utf-8";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = Collections.unmodifiableMap(headers);
  }

  /** Text of any type. */
  public static Response text(int status, String contentType, String body) {
    return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param contentType null for none
   */
  public static Response bytes(int status, String contentType, byte[] body) {
    return new Response(status, contentType, body.clone(), Map.of());
  }

  /** JSON as given, valid or not. */
  public static Response json(int status, String body) {
    return text(status, JSON_TYPE, body);
  }

  public static Response json(int status, JsonNode body) {
    return json(status, body.toString());
  }

  public static Response lines(String body) {
    return text(200, "application/x-ndjson; charset=utf-8", body);
  }

  public static Response noContent() {
    return empty(204);
  }

  /** A status and not a byte of a body. */
  public static Response empty(int status) {
    return bytes(status, null, new byte[0]);
  }

  /** The same with one header more, or with another value of it. */
  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, contentType, body, more);
  }

  public int status() {
    return status;
  }

  /** Null if it has none. */
  public String contentType() {
    return contentType;
  }

  /** The body as text, which it may not be. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return body.clone();
  }

  /** Those beyond date, content type and length. */
  public Map<String, String> headers() {
    return headers;
  }
}
