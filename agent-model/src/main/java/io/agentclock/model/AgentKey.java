package io.agentclock.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Who an agent is, everywhere: {@code source:account:agentId}. The text is the Kafka key of all
 * that concerns the agent.
 *
 * <p>Inside a part the characters {@code :}, {@code %}, {@code @} and control characters are
 * percent-encoded (UTF-8 bytes, upper-case hex), so a key has exactly one spelling and a colon
 * always separates.
 *
 * @param source the platform, e.g. {@code kore}; decoded
 * @param account the platform's account; decoded
 * @param agentId the platform's id of the agent; decoded
 */
public record AgentKey(String source, String account, String agentId) {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /**
   * @throws IllegalArgumentException if a part is empty or isn't well-formed Unicode
   */
  public AgentKey {
    requirePart(source, "source");
    requirePart(account, "account");
    requirePart(agentId, "agent id");
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if the text isn't the one spelling of a key
   */
  public static AgentKey parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "an agent key is source:account:agentId, this has %d parts".formatted(parts.length));
    }
    AgentKey key = new AgentKey(decode(parts[0]), decode(parts[1]), decode(parts[2]));
    if (!key.toString().equals(text)) {
      throw new IllegalArgumentException(
          "an agent key has one spelling, this one's is '%s'".formatted(key));
    }
    return key;
  }

  /** The state stream's scope: all agents of one account of one source. */
  public String scope() {
    return scope(source, account);
  }

  /** {@code source:account}, encoded as in a key. */
  public static String scope(String source, String account) {
    return encode(source) + ':' + encode(account);
  }

  @Override
  public String toString() {
    return scope() + ':' + encode(agentId);
  }

  static void requirePart(String part, String name) {
    if (part == null || part.isBlank()) {
      throw new IllegalArgumentException("an agent key needs its " + name);
    }
    if (!isWellFormed(part)) {
      throw new IllegalArgumentException("the " + name + " isn't well-formed Unicode");
    }
  }

  /** No surrogate without its other half. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static String encode(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (isEncoded(part.charAt(i))) {
        return encodeAll(part);
      }
    }
    return part;
  }

  private static String encodeAll(String part) {
    StringBuilder encoded = new StringBuilder(part.length() + 8);
    part.codePoints()
        .forEach(
            point -> {
              if (isEncoded(point)) {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                  encoded.append('%').append(HEX.toHexDigits(b));
                }
              } else {
                encoded.appendCodePoint(point);
              }
            });
    return encoded.toString();
  }

  private static boolean isEncoded(int point) {
    return point == ':' || point == '%' || point == '@' || Character.isISOControl(point);
  }

  static String decode(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        decoded.write(hexByte(part, bytes, i));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8 after percent-decoding: '" + part + "'", e);
    }
  }

  private static int hexByte(String part, byte[] bytes, int at) {
    if (at + 2 >= bytes.length
        || !HexFormat.isHexDigit(bytes[at + 1])
        || !HexFormat.isHexDigit(bytes[at + 2])) {
      throw new IllegalArgumentException("a % needs two hex digits: '" + part + "'");
    }
    return HexFormat.fromHexDigits(new String(bytes, at + 1, 2, StandardCharsets.US_ASCII));
  }
}
