package io.agentclock.ingest.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A body in two forms of the same length: the vendor's bytes, and a readable copy in which bytes
 * that aren't UTF-8 are replaced one by one. So one bad byte spoils one item and not the whole
 * answer, and positions found in the copy hold for the original.
 */
final class Utf8Body {

  /** Stands for a byte that isn't UTF-8. */
  static final byte REPLACEMENT = 0x1A;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] original;
  private final byte[] readable;

  Utf8Body(byte[] body) {
    original = withoutByteOrderMark(body);
    readable = readable(original);
  }

  byte[] readable() {
    return readable;
  }

  byte[] readable(int from, int to) {
    return Arrays.copyOfRange(readable, from, to);
  }

  byte[] original(int from, int to) {
    return Arrays.copyOfRange(original, from, to);
  }

  boolean wellFormed(int from, int to) {
    return Arrays.equals(original, from, to, readable, from, to);
  }

  private static byte[] withoutByteOrderMark(byte[] body) {
    boolean marked =
        body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
  }

  private static byte[] readable(byte[] original) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(original);
    CharBuffer out = CharBuffer.allocate(8192);
    byte[] copy = original;
    while (true) {
      out.clear();
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        return copy;
      }
      if (result.isError()) {
        copy = copy == original ? original.clone() : copy;
        int bad = in.position();
        Arrays.fill(copy, bad, bad + result.length(), REPLACEMENT);
        in.position(bad + result.length());
      }
    }
  }
}
