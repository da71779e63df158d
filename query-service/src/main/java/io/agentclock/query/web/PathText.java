package io.agentclock.query.web;

import io.micronaut.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text as one segment of a path, percent-encoded UTF-8. Unlike in a query or a form, {@code +} is
 * itself.
 */
public final class PathText {

  private PathText() {}

  /**
   * A segment of a request's path as it was sent: the framework would take a {@code +} for a blank.
   *
   * @param number from 1
   */
  public static String segment(HttpRequest<?> request, int number) {
    return request.getUri().getRawPath().split("/")[number];
  }

  /** Encodes all that has a meaning in a path or a query, {@code /} and {@code :} among it. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Decodes once: what looks encoded afterwards is part of the text.
   *
   * @throws IllegalArgumentException if it isn't percent-encoded UTF-8
   */
  public static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(segment.length());
    byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        decoded.write(escaped(bytes, i));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return strict(decoded.toByteArray());
  }

  private static int escaped(byte[] bytes, int at) {
    if (at + 2 >= bytes.length
        || !HexFormat.isHexDigit(bytes[at + 1])
        || !HexFormat.isHexDigit(bytes[at + 2])) {
      throw new IllegalArgumentException("a % needs two hex digits after it");
    }
    return HexFormat.fromHexDigit(bytes[at + 1]) << 4 | HexFormat.fromHexDigit(bytes[at + 2]);
  }

  private static String strict(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it isn't percent-encoded UTF-8", e);
    }
  }
}
