package io.agentclock.ingest.vendor;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Builds addresses. Every part is percent-encoded as RFC 3986 wants it, which is also how OAuth 1.0
 * signs it.
 *
 * @param text so far
 */
public record Address(String text) {

  /** Below some base, which may end with a slash. */
  public static Address of(URI base) {
    return new Address(base.toString().replaceAll("/+$", ""));
  }

  /** A path as it is written in documentation, e.g. {@code /api/v2/users}. */
  public Address path(String path) {
    return new Address(text + path);
  }

  /** One more segment of the path, encoded. */
  public Address segment(String segment) {
    return new Address(text + '/' + encoded(segment));
  }

  /** One more parameter of the query, encoded. */
  public Address query(String name, String value) {
    char separator = text.indexOf('?') < 0 ? '?' : '&';
    return new Address(text + separator + encoded(name) + '=' + encoded(value));
  }

  /** What was built. */
  public URI uri() {
    return URI.create(text);
  }

  /** Only letters, digits and {@code -._~} stay as they are. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
