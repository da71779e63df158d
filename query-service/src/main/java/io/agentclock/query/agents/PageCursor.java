package io.agentclock.query.agents;

import io.agentclock.model.AgentKey;
import io.agentclock.query.web.BadParameterException;
import io.agentclock.query.web.Parameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page ended, as a text whose inside is nobody's business. It is a place among the keys, so
 * agents may come and go between two pages; it holds on every instance and over restarts. One that
 * was cut short, made up, or belongs to another list is noticed. It opens nothing: a caller who
 * computes one gets what he could have asked for anyway.
 *
 * <p>Inside: a version, the filters' fingerprint, the key, and a checksum of all that.
 *
 * @param after the last key of the page before
 * @param filters of the list it belongs to
 */
record PageCursor(AgentKey after, String filters) {

  private static final byte VERSION = 1;
  private static final int DIGEST_BYTES = 8;
  private static final int HEAD_BYTES = 1 + DIGEST_BYTES;
  private static final String NAME = "cursor";

  /**
   * Reads a cursor.
   *
   * @param filters of the list that is asked for
   * @throws BadParameterException if it isn't one of ours, or belongs to another list
   */
  static PageCursor parse(String text, String filters) {
    ByteBuffer bytes = genuine(text);
    if (bytes.get() != VERSION) {
      throw Parameters.bad(NAME, "is of another version of this service; begin again without it");
    }
    byte[] fingerprint = new byte[DIGEST_BYTES];
    bytes.get(fingerprint);
    if (!MessageDigest.isEqual(fingerprint, fingerprint(filters))) {
      throw Parameters.bad(
          NAME, "belongs to a list with other filters; keep the filters or begin again without it");
    }
    try {
      AgentKey after = AgentKey.parse(StandardCharsets.UTF_8.decode(bytes).toString());
      return new PageCursor(after, filters);
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
  }

  String text() {
    byte[] key = after.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(HEAD_BYTES + key.length);
    content.put(VERSION).put(fingerprint(filters)).put(key).flip();
    ByteBuffer all = ByteBuffer.allocate(content.limit() + DIGEST_BYTES);
    all.put(content.duplicate()).put(checksum(content));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  /** What is inside of a cursor that nobody changed, and in its one spelling. */
  private static ByteBuffer genuine(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
    int end = bytes.length - DIGEST_BYTES;
    if (end <= HEAD_BYTES
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
        || !ByteBuffer.wrap(checksum(ByteBuffer.wrap(bytes, 0, end)))
            .equals(ByteBuffer.wrap(bytes, end, DIGEST_BYTES))) {
      throw notOurs();
    }
    return ByteBuffer.wrap(bytes, 0, end);
  }

  private static BadParameterException notOurs() {
    return Parameters.bad(NAME, "isn't one this service gave out; begin again without it");
  }

  private static byte[] fingerprint(String filters) {
    return digest("filters", ByteBuffer.wrap(filters.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] checksum(ByteBuffer content) {
    return digest("agents", content);
  }

  private static byte[] digest(String purpose, ByteBuffer content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(purpose.getBytes(StandardCharsets.UTF_8));
      sha256.update(content);
      return Arrays.copyOf(sha256.digest(), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
