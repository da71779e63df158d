package io.agentclock.query.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a jar, as it is served: asked again each time, sent again only if it changed.
 *
 * @param mediaType of the content
 * @param content the bytes
 * @param tag what {@code ETag} says; weak, because it is also sent compressed
 */
record JarFile(String mediaType, byte[] content, String tag) {

  /** A file with this content. */
  static JarFile of(byte[] content, String mediaType) {
    return new JarFile(mediaType, content, "W/\"%s\"".formatted(digest(content)));
  }

  /**
   * A file's content.
   *
   * @param path absolute, in the class path
   * @throws IllegalStateException if there is no such file
   */
  static byte[] bytes(String path) {
    try (InputStream stream = JarFile.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the jars lack " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }

  /** 200, or 304 if the client has it. */
  MutableHttpResponse<byte[]> answer(HttpRequest<?> request) {
    boolean known =
        request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
            .anyMatch(tags -> tags.contains(tag) || tags.equals("*"));
    MutableHttpResponse<byte[]> response =
        known ? HttpResponse.notModified() : HttpResponse.ok(content).contentType(mediaType);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
