package io.agentclock.query.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of a jar, as it is served: sent again only to who hasn't got it.
 *
 * @param content its bytes; not to be changed
 * @param type its media type
 * @param tag what {@code ETag} says: the content's digest, since the times in a reproducible jar
 *     say nothing. Weak, because the same file is also sent compressed
 */
public record JarFile(byte[] content, MediaType type, String tag) {

  /** A client asks each time whether it has the newest; a new release is seen at once. */
  public static final String ASK_AGAIN = "no-cache";

  private static final int TAG_BYTES = 12;

  /** A file with this content. */
  public static JarFile of(byte[] content, String type) {
    return new JarFile(content, MediaType.of(type), "W/\"%s\"".formatted(digest(content)));
  }

  /**
   * A file's content.
   *
   * @param path absolute, in the class path
   * @return empty if there is no such file
   */
  public static Optional<byte[]> find(String path) {
    try (InputStream stream = JarFile.class.getResourceAsStream(path)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's %s can't be read".formatted(path), e);
    }
  }

  /**
   * The content of a file that must be there.
   *
   * @param path absolute, in the class path
   * @throws IllegalStateException if there is no such file
   */
  public static byte[] bytes(String path) {
    return find(path).orElseThrow(() -> new IllegalStateException("the jars lack " + path));
  }

  /**
   * 200, or 304 if the client has it.
   *
   * @param caching what {@code Cache-Control} says
   */
  public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, String caching) {
    MutableHttpResponse<byte[]> response =
        isKnown(request) ? HttpResponse.notModified() : HttpResponse.ok(content).contentType(type);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header("X-Content-Type-Options", "nosniff");
  }

  private boolean isKnown(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(tags -> Arrays.stream(tags.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals(tag) || known.equals("*"));
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
