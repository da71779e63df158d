package io.agentclock.query.intervals;

/** Makes one JSON array of pages of lines, without reading the rows: no row has a line break. */
final class JsonRows {

  private boolean begun;

  /**
   * The next piece of the array.
   *
   * @param lines each with a row and a line feed at its end
   */
  byte[] piece(byte[] lines) {
    byte separator = (byte) (begun ? ',' : '[');
    begun = true;
    byte[] piece = new byte[lines.length];
    piece[0] = separator;
    int end = lines.length - 1; // the last line feed goes, the first separator comes
    for (int i = 0; i < end; i++) {
      piece[i + 1] = lines[i] == '\n' ? (byte) ',' : lines[i];
    }
    return piece;
  }

  byte[] end() {
    return begun ? new byte[] {']'} : new byte[] {'[', ']'};
  }
}
