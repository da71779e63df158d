package io.agentclock.query.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Who answered and how far behind, as the last fields of an answer that is an object. */
final class StandbyNote {

  private StandbyNote() {}

  static byte[] in(byte[] object, long lagMs) {
    int end = object.length - 1;
    while (end > 0 && object[end] != '}') {
      end--;
    }
    int last = end - 1;
    while (last > 0 && Character.isWhitespace(object[last])) {
      last--;
    }
    byte[] note =
        "%s\"servedBy\":\"STANDBY\",\"lagMs\":%d}"
            .formatted(last >= 0 && object[last] == '{' ? "" : ",", lagMs)
            .getBytes(StandardCharsets.UTF_8);
    byte[] noted = Arrays.copyOf(object, end + note.length);
    System.arraycopy(note, 0, noted, end, note.length);
    return noted;
  }
}
