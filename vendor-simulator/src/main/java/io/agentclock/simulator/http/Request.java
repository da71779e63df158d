package io.agentclock.simulator.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request as read from the wire.
 *
 * @param target path and query as they were sent, not decoded
 * @param path decoded, without the query
 * @param query decoded; of a repeated parameter the last counts
 * @param headers names in lower case
 */
public record Request(
    String method,
    String target,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  static Request of(String method, String target, Map<String, String> headers, String body) {
    URI uri = URI.create(target);
    return new Request(method, target, uri.getPath(), pairs(uri.getRawQuery()), headers, body);
  }

  /** A header's value, if it was sent and isn't blank. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).filter(value -> !value.isBlank());
  }

  /** A parameter's value, if it was sent and isn't blank. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** The address the client asked for, as it named the host; a signature may be over it. */
  public String url() {
    return "http://" + headers.getOrDefault("host", "") + target;
  }

  /** The body read as a form's; of a repeated field the last counts. */
  public Map<String, String> form() {
    return pairs(body);
  }

  private static Map<String, String> pairs(String raw) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return pairs;
    }
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.put(decoded(name), decoded(value));
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
