package io.agentclock.query.agents;

import io.agentclock.model.AgentKey;
import io.agentclock.query.web.BadParameterException;
import io.agentclock.query.web.Parameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a page ended, as a text whose inside is nobody's business: the last key and a checksum, so
 * that a cursor cut short or made up is noticed. It holds on every instance and over restarts.
 *
 * @param after the last key of the page before
 */
record PageCursor(AgentKey after) {

  private static final byte[] SALT = "agents/1 ".getBytes(StandardCharsets.UTF_8);

  /**
   * Reads a cursor.
   *
   * @throws BadParameterException if it isn't one of ours
   */
  static PageCursor parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      int keyLength = bytes.length - Integer.BYTES;
      if (keyLength > 0) {
        byte[] key = Arrays.copyOf(bytes, keyLength);
        PageCursor cursor = new PageCursor(AgentKey.parse(new String(key, StandardCharsets.UTF_8)));
        if (cursor.text().equals(text)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Parameters.bad("cursor", "isn't one this service gave out; begin again without it");
  }

  String text() {
    byte[] key = after.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(key.length + Integer.BYTES).put(key).putInt(check(key));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static int check(byte[] key) {
    CRC32C checksum = new CRC32C();
    checksum.update(SALT);
    checksum.update(key);
    return (int) checksum.getValue();
  }
}
