package io.agentclock.query.board;

import io.micronaut.http.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One file of the page.
 *
 * @param bytes its content; not to be changed
 * @param type its media type
 * @param tag its entity tag: the content's digest, since the times in a reproducible jar say
 *     nothing. Weak, because the same file is also sent compressed
 */
record Asset(byte[] bytes, MediaType type, String tag) {

  private static final int TAG_BYTES = 12;

  static Asset of(byte[] bytes, MediaType type) {
    return new Asset(bytes, type, "W/\"%s\"".formatted(digest(bytes)));
  }

  /** Whether it is what the client has already, by its {@code If-None-Match} header (or null). */
  boolean is(String tags) {
    return tags != null
        && Arrays.stream(tags.split(",")).map(String::strip).anyMatch(known -> known.equals(tag));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
