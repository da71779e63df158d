package io.agentclock.ingest.vendor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a vendor.
 *
 * @param method GET or POST
 * @param uri sent as it is, percent-encoding included
 * @param headers beside those that every request has
 * @param body of a POST
 */
public record VendorRequest(
    String method, URI uri, Map<String, String> headers, Optional<Body> body) {

  public VendorRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * What is sent with a request.
   *
   * @param contentType its media type
   * @param bytes itself
   */
  public record Body(String contentType, byte[] bytes) {

    /** A body of JSON. */
    public static Body json(String json) {
      return new Body("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A body of an encoded form. */
    public static Body form(String form) {
      return new Body(
          "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A request that asks. */
  public static VendorRequest get(URI uri) {
    return new VendorRequest("GET", uri, Map.of(), Optional.empty());
  }

  /** A request that asks with a body. */
  public static VendorRequest post(URI uri, Body body) {
    return new VendorRequest("POST", uri, Map.of(), Optional.of(body));
  }

  /** This request with one more header. */
  public VendorRequest with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new VendorRequest(method, uri, more, body);
  }
}
