package io.agentclock.query.intervals;

import java.util.Arrays;

/**
 * Makes pages of lines parts of a JSON array, without reading the rows: no row has a line break.
 * The brackets, and the commas between the parts, are the framework's, which makes an array of
 * whatever is published as JSON.
 */
final class JsonRows {

  private JsonRows() {}

  /**
   * A part of the array.
   *
   * @param lines each with a row and a line feed at its end
   */
  static byte[] part(byte[] lines) {
    byte[] part = Arrays.copyOf(lines, lines.length - 1);
    for (int i = 0; i < part.length; i++) {
      if (part[i] == '\n') {
        part[i] = ',';
      }
    }
    return part;
  }
}
